"use strict";
(function () {
  const NEXT = 200;
  const body = document.getElementById("finding-rows");
  const byId = (id) => document.getElementById(id);

  function open(hash) {
    const target = /^#c\d+/.test(hash) && byId(hash.slice(1));
    const holder = target && target.closest("details");
    if (holder) {
      holder.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", () => open(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#c']");
    if (link) open(link.getAttribute("href"));
  });
  open(location.hash);
  if (!body) return;

  const rows = Array.from(body.rows);
  const fields = ["f-text", "f-severity", "f-rule", "f-agent"].map(byId);
  const [text, severity, rule, agent] = fields;
  const count = byId("f-count");
  const more = byId("more");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));
  let words = null;
  let limit = Number(body.dataset.first);

  function matches(row, at, terms) {
    return (
      (!severity.value || row.dataset.severity === severity.value) &&
      (!rule.value || row.dataset.rule === rule.value) &&
      (!agent.value || row.dataset.agent === agent.value) &&
      terms.every((term) => words[at].includes(term))
    );
  }

  function apply() {
    const terms = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (terms.length && !words) words = rows.map((row) => row.textContent.toLowerCase());
    let found = 0;
    rows.forEach((row, at) => {
      const match = matches(row, at, terms);
      if (match) found += 1;
      const hide = !match || found > limit;
      if (row.hidden !== hide) row.hidden = hide;
    });
    count.textContent = fill(count.dataset.text, { shown: found, total: rows.length });
    const rest = Math.min(NEXT, found - limit);
    more.hidden = rest <= 0;
    more.textContent = fill(more.dataset.text, { n: rest });
  }

  let waiting = 0;
  function changed() {
    limit = Number(body.dataset.first);
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  }
  fields.forEach((field) => field.addEventListener("input", changed));
  byId("f-reset").addEventListener("click", () => {
    fields.forEach((field) => { field.value = ""; });
    changed();
    text.focus();
  });
  more.addEventListener("click", () => {
    limit += NEXT;
    apply();
  });
  byId("filters").hidden = false;
  apply();
})();

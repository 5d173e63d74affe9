"use strict";
(function () {
  const NEXT = 200;
  const SEVERITIES = ["critical", "major", "minor", "info"];
  const byId = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

  async function unpacked(holder) {
    const bytes = Uint8Array.from(atob(holder.textContent.trim()), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  }

  // Conversations: the first are on the page, the rest come in blocks when they are asked for.
  const told = byId("told");
  const first = told ? Number(told.dataset.first) : 0;
  const total = told ? Number(told.dataset.total) : 0;
  const blocks = Array.from(document.querySelectorAll("script.block"));
  const moreTold = byId("more-told");
  const SIZE = 50;
  const read = new Map();

  function block(at) {
    if (!read.has(at)) read.set(at, unpacked(blocks[at]).then((text) => text.split("\0")));
    return read.get(at);
  }

  function put(html, place) {
    if (byId("c" + place)) return;
    const holder = document.createElement("template");
    holder.innerHTML = html; // escaped when the page was made, and the policy lets nothing in it run
    const next = Array.from(told.children).find((one) => Number(one.id.slice(1)) > place) || null;
    told.insertBefore(holder.content, next);
  }

  async function bring(place) {
    if (byId("c" + place)) return;
    const at = Math.floor((place - first - 1) / SIZE);
    if (place < 1 || !blocks[at]) return;
    const html = (await block(at))[(place - first - 1) % SIZE];
    if (html) put(html, place);
  }

  async function open(hash) {
    const found = /^#([cs])(\d+)$/.exec(hash);
    if (!found) return;
    if (found[1] === "c") await bring(Number(found[2]));
    const target = byId(hash.slice(1));
    if (!target) return;
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }

  function firstMissing() {
    let place = first + 1;
    while (place <= total && byId("c" + place)) place += 1;
    return place;
  }

  function offerMore() {
    const rest = Math.min(SIZE, total - firstMissing() + 1);
    moreTold.hidden = rest <= 0;
    moreTold.textContent = fill(moreTold.dataset.text, { n: rest });
  }

  async function showMore() {
    const start = firstMissing();
    for (let place = start; place < start + SIZE && place <= total; place += 1) await bring(place);
    const shown = byId("c" + start);
    offerMore();
    if (shown) shown.querySelector("summary").focus();
  }

  // Findings: rows are made when they are shown.
  const body = byId("finding-rows");
  const packed = byId("packed-findings");
  const fields = ["f-text", "f-severity", "f-rule", "f-agent", "f-channel"].map(byId);
  const [text, severity, rule, agent, channel] = fields;
  const count = byId("f-count");
  const more = byId("more");
  let rows = [];
  let words = null;
  let matching = [];
  let made = 0;

  const names = (select) => new Map(Array.from(select.options, (one) => [one.value, one.textContent]));
  let called = null;

  function add(parent, tag, content, kind) {
    const made = parent.appendChild(document.createElement(tag));
    if (content) made.textContent = content;
    if (kind) made.className = kind;
    return made;
  }

  function row(one) {
    const line = document.createElement("tr");
    add(add(line, "td"), "span", called.severity.get(String(one[0])), "chip " + SEVERITIES[one[0]]);
    add(add(line, "td"), "bdi", called.rule.get(String(one[1])) || "");
    const said = add(line, "td");
    add(said, "bdi", one[4]);
    if (one[5]) add(add(said, "q"), "bdi", one[5]);
    add(add(line, "td"), "bdi", called.agent.get(String(one[2])));
    const where = add(line, "td");
    let holder = where;
    if (one[7]) {
      holder = add(where, "a");
      holder.href = "#c" + one[7];
    }
    add(holder, "bdi", one[6]);
    if (one[8]) add(where, "time", one[8].slice(0, 10) + " " + one[8].slice(11, 16)).dateTime = one[8];
    return line;
  }

  function spoken(one) {
    const about = [called.rule.get(String(one[1])), called.agent.get(String(one[2])), called.channel.get(String(one[3]))];
    return (one[4] + " " + one[5] + " " + one[6] + " " + about.join(" ")).toLowerCase();
  }

  function show(most) {
    const some = document.createDocumentFragment();
    matching.slice(made, most).forEach((at) => some.append(row(rows[at])));
    body.append(some);
    made = Math.max(made, Math.min(most, matching.length));
    const rest = Math.min(NEXT, matching.length - made);
    more.hidden = rest <= 0;
    more.textContent = fill(more.dataset.text, { n: rest });
  }

  function apply() {
    const terms = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (terms.length && !words) words = rows.map(spoken);
    const wanted = [severity, rule, agent, channel].map((field) => (field.value === "" ? -1 : Number(field.value)));
    matching = [];
    rows.forEach((one, at) => {
      const fits = wanted.every((value, place) => value < 0 || one[place] === value);
      if (fits && terms.every((term) => words[at].includes(term))) matching.push(at);
    });
    body.replaceChildren();
    made = 0;
    show(Number(body.dataset.first));
    count.textContent = fill(count.dataset.text, { shown: matching.length, total: rows.length });
  }

  let waiting = 0;
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  }

  async function begin() {
    rows = JSON.parse(await unpacked(packed));
    called = { severity: names(severity), rule: names(rule), agent: names(agent), channel: names(channel) };
    fields.forEach((field) => field.addEventListener("input", changed));
    byId("f-reset").addEventListener("click", () => {
      fields.forEach((field) => { field.value = ""; });
      changed();
      text.focus();
    });
    more.addEventListener("click", () => {
      const before = made;
      show(made + NEXT);
      const next = body.rows[before] && body.rows[before].querySelector("a");
      if (next) next.focus();
    });
    byId("filters").hidden = false;
    apply();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.agent && rows.length) {
      fields.forEach((field) => { field.value = ""; });
      agent.value = link.dataset.agent;
      apply();
    }
    if (link.hash === location.hash) open(link.hash);
  });
  addEventListener("hashchange", () => open(location.hash));

  const able = typeof DecompressionStream === "function";
  const old = byId("too-old");
  const failed = () => { if (old) old.hidden = false; };
  if (able) {
    if (packed) begin().catch(failed);
    if (blocks.length) {
      moreTold.addEventListener("click", () => showMore().catch(failed));
      offerMore();
    }
  } else if (packed || blocks.length) failed();
  open(location.hash).catch(failed);
})();

"""What is wrong with a `--label` or `--fail-under` of sop measure, in words."""

from __future__ import annotations

from audits.cli.words import say
from audits.measuring.labels import WrongLabel
from audits.reports.visible import one_line


def told(wrong: WrongLabel) -> str:
    """What is wrong with a `--label` or `--fail-under`, and what to type."""
    said = {key: one_line(str(value), 60) for key, value in wrong.said.items()}
    message = {
        "label-form": say(
            "`{label}`: tulis kolom=sinyal atau kolom:nilai=sinyal; kolom saja, bila isinya nama sinyal.",
            "`{label}`: write field=signal or field:value=signal; a field alone if it lists signals.",
        ),
        "no-signal": say(
            "`{label}`: sinyal `{signal}` tidak ada.", "`{label}`: there is no signal `{signal}`."
        ),
        "no-field": say(
            "`{label}`: kolom `{field}` tidak ada dalam data.",
            "`{label}`: no message has the field `{field}`.",
        ),
        "no-value": say(
            "`{label}`: nilai `{value}` tidak pernah ada dalam `{field}`.",
            "`{label}`: no message has the value `{value}` in `{field}`.",
        ),
        "no-label-is-signal": say(
            "`{label}`: tidak satu pun isinya nama sinyal.", "`{label}`: none of its values names a signal."
        ),
        "no-figure": say(
            "`{label}`: `{figure}` bukan F1, precision, atau recall.",
            "`{label}`: `{figure}` is none of F1, precision, recall.",
        ),
        "bad-share": say(
            "`{label}`: `{value}` bukan bagian dari 0 sampai 1, seperti .8 atau 80%.",
            "`{label}`: `{value}` is no share from 0 to 1, such as .8 or 80%.",
        ),
    }[wrong.code].format(**said)
    known = [one_line(str(name), 40) for name in wrong.said.get("known", ())]
    if wrong.said.get("guess"):
        return message + say(f" Maksud Anda `{said['guess']}`?", f" Did you mean `{said['guess']}`?")
    if known:
        listed = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
        return message + say(f" Yang ada: {listed}.", f" There are: {listed}.")
    return message

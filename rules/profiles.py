"""Profiles: how known help desks set the options of a deadline.

`profile: glpi` on a deadline rule stands for the options below; an option beside it overrides the profile's.
Every cell says where it is to be seen in public; an option that a profile leaves out keeps its default, for
want of a source. docs/clocks.md shows the table and what each option means. Facts of the versions linked to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """An option's value in a help desk, the public page or file that shows it, and what is seen there."""

    value: Any
    source: str
    says: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A help desk's choices. `pauses`: for a metric, the statuses during which its clock stands still."""

    title: str
    choices: Mapping[str, Cell]
    pauses: Mapping[str, Cell]

    def values(self) -> dict[str, Any]:
        """The options that it sets, less `pause_on`, which depends on the metric."""
        return {option: cell.value for option, cell in self.choices.items()}


_ZENDESK_EVENTS = "https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-metric-event-types-reference"
_ZENDESK_METRICS = "https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metric_events/"
_ZENDESK_POLICIES = "https://support.zendesk.com/hc/en-us/articles/4408829459866"
_DBT = "https://github.com/fivetran/dbt_zendesk/blob"
_DBT_REPLY = (
    f"{_DBT}/d08566e30c0205a81d26b6d112c72b4460d2f309"
    "/models/sla_policy/reply_time/int_zendesk__reply_time_combined.sql"
)
_DBT_WAIT = (
    f"{_DBT}/071d09b684c3f297542f184e4dc2e820d03c2e81"
    "/models/sla_policy/requester_wait_time/int_zendesk__requester_wait_time_business_hours.sql"
)

_ZAMMAD = "https://github.com/zammad/zammad/blob"
_ZAMMAD_DOC = (
    "https://github.com/zammad/zammad-admin-documentation/blob/23219a96e93b57e3b8fceff235fb1c495918c5ed"
    "/manage/slas/how-do-they-work.rst"
)
_ZAMMAD_BREAKS = f"{_ZAMMAD}/1aa4e68c6c9ff7dd2cfbc864c78a464c4df85c3a/lib/escalation/ticket_biz_break.rb"
_ZAMMAD_SLA = f"{_ZAMMAD}/5df98684da64aed93cc29e4be029d81566520906/lib/escalation.rb"
_ZAMMAD_ARTICLES = (
    f"{_ZAMMAD}/39a98c05c5eee805854d35f3e2ec29899627ff29/app/models/observer/ticket/article_changes.rb"
)
_BIZ = (
    "https://github.com/zendesk/biz/blob/00b273173ada07ef847928f1278dccff0c0e3c24"
    "/lib/biz/calculation/for_duration.rb"
)

_FRAPPE = (
    "https://github.com/frappe/helpdesk/blob/e2dcc7f8fcd1648b14dcdfc18b26813d3e8409ce"
    "/helpdesk/helpdesk/doctype/hd_service_level_agreement/hd_service_level_agreement.py"
)
_ERPNEXT = (
    "https://github.com/frappe/erpnext/blob/335862b77a640e81c59db4e293c001cc167c2936"
    "/erpnext/support/doctype/service_level_agreement/service_level_agreement.py"
)

_GLPI_CALENDAR = (
    "https://github.com/glpi-project/glpi/blob/0042059c82075d3223c145cb3609a83019fc0cd2/src/Calendar.php"
)
_GLPI_TICKET = (
    "https://github.com/glpi-project/glpi/blob/787beaa1adb51addd3ad31dec97921247fb8e9cf"
    "/src/CommonITILObject.php"
)
_GLPI_CHANGE = "https://github.com/glpi-project/glpi/issues/15605"

_JIRA_EXAMPLES = (
    "https://confluence.atlassian.com/display/SERVICEMANAGEMENTSERVER0517/Example+SLA+configurations"
)
_JIRA_CYCLES = "https://support.atlassian.com/ja/jira-service-management-cloud/docs/create-an-sla"

_CHATWOOT = "https://github.com/chatwoot/chatwoot/blob"
_CHATWOOT_HOURS = (
    f"{_CHATWOOT}/15582fd6481253fcb89d581023efb461afa9a687"
    "/enterprise/app/services/sla/business_hours_service.rb"
)
_CHATWOOT_SLA = (
    f"{_CHATWOOT}/18a378038977cfa65530768921b3bdf4bed8c48b"
    "/enterprise/app/services/sla/evaluate_applied_sla_service.rb"
)
_CHATWOOT_JOB = (
    f"{_CHATWOOT}/0e772d729b37528deabe11b986aefd6671132f43"
    "/enterprise/app/jobs/sla/process_account_applied_slas_job.rb"
)
_CHATWOOT_POLICY = (
    f"{_CHATWOOT}/debb5ef9b154b74d6d4abd01abbdab88e458a1a1"
    "/enterprise/app/models/enterprise/concerns/conversation.rb"
)
_CHATWOOT_MESSAGES = "https://github.com/chatwoot/chatwoot/blob/develop/app/models/message.rb"

_INTERCOM_HOURS = "https://www.intercom.com/help/en/articles/9263617-slas-and-office-hours"
_INTERCOM_SLA = "https://www.intercom.com/help/en/articles/6546152-set-slas-for-conversations-and-tickets"

_SOLVING = ("resolution", "requester_wait", "agent_work")
_REPLYING = ("first_reply", "next_reply", "periodic_update")


def _each(metrics: tuple[str, ...], cell: Cell) -> dict[str, Cell]:
    return dict.fromkeys(metrics, cell)


PROFILES: Mapping[str, Profile] = {
    "zendesk": Profile(
        "Zendesk",
        {
            "pause_hours": Cell("working", _DBT_WAIT, "only scheduled minutes in a counting status add up"),
            "repeat_messages": Cell("oldest", _ZENDESK_POLICIES, "from the oldest unanswered comment"),
            "replies_by": Cell(("agent",), _ZENDESK_METRICS, "a reply is an agent's"),
            "reopen": Cell("continue", _ZENDESK_EVENTS, "a metric that was fulfilled is activated again"),
            "target_at": Cell(
                "change",
                _DBT_REPLY,
                "a target replaced in time is void, one replaced too late is not",
            ),
        },
        {
            "requester_wait": Cell(("pending",), _ZENDESK_EVENTS, "paused while pending"),
            "agent_work": Cell(("pending", "on-hold"), _ZENDESK_EVENTS, "paused while pending or on hold"),
        },
    ),
    "zammad": Profile(
        "Zammad",
        {
            "at_closing": Cell("closing", _BIZ, "the end of the period in which the time is used up"),
            "pause_hours": Cell("working", _ZAMMAD_BREAKS, "pauses are breaks cut out of the business hours"),
            "repeat_messages": Cell(
                "oldest", _ZAMMAD_ARTICLES, "a customer who writes again does not move the start"
            ),
            "replies_by": Cell(("agent",), _ZAMMAD_ARTICLES, "only public articles of agents count"),
            "reopen": Cell("ignore", _ZAMMAD_DOC, "the solution time applies once"),
            "target_at": Cell(
                "stop", _ZAMMAD_SLA, "another SLA recalculates everything from the ticket's creation"
            ),
        },
        _each(
            _REPLYING + _SOLVING,
            Cell(("pending",), _ZAMMAD_DOC, "pending reminder and pending close stop every escalation"),
        ),
    ),
    "frappe": Profile(
        "Frappe Helpdesk, ERPNext",
        {
            "at_closing": Cell("closing", _FRAPPE, "time left today that is enough is used today"),
            "pause_hours": Cell("wall", _FRAPPE, "hold time is wall-clock time, taken off the working time"),
            "reopen": Cell("continue", _FRAPPE, "when reopened, the time since the resolution is hold time"),
            "target_at": Cell("stop", _FRAPPE, "each save sets both due times anew from the start"),
        },
        {
            "first_reply": Cell(("pending",), _ERPNEXT, "a status listed as pausing moves the response due"),
            "resolution": Cell(("pending",), _ERPNEXT, "a status listed as pausing moves the resolution due"),
        },
    ),
    "glpi": Profile(
        "GLPI",
        {
            "at_closing": Cell("next_opening", _GLPI_CALENDAR, "a day just used up goes on to the next one"),
            "pause_hours": Cell("working", _GLPI_CALENDAR, "only waiting inside opening hours is added"),
            "reopen": Cell("continue", _GLPI_TICKET, "the time solved is waiting time once reopened"),
            "target_at": Cell("stop", _GLPI_CHANGE, "another SLA counts from the opening date"),
        },
        {
            "resolution": Cell(("pending",), _GLPI_TICKET, "waiting moves the time to resolve"),
            "first_reply": Cell((), _GLPI_TICKET, "waiting does not move the time to own"),
        },
    ),
    "jira": Profile(
        "Jira Service Management",
        {
            "reopen": Cell("new_cycle", _JIRA_CYCLES, "a finished cycle stays; starting again is a new one"),
        },
        {
            "resolution": Cell(("pending",), _JIRA_EXAMPLES, "paused while waiting for the customer"),
        },
    ),
    "chatwoot": Profile(
        "Chatwoot",
        {
            "at_closing": Cell("closing", _CHATWOOT_HOURS, "time left today that is enough is used today"),
            "repeat_messages": Cell("oldest", _CHATWOOT_MESSAGES, "waiting since is set once until answered"),
            "replies_by": Cell(("agent",), _CHATWOOT_MESSAGES, "only a person's message is a reply"),
            "reopen": Cell("ignore", _CHATWOOT_JOB, "once resolved, an SLA is hit or missed for good"),
            "target_at": Cell("start", _CHATWOOT_POLICY, "a conversation cannot be given another policy"),
        },
        _each(_REPLYING + _SOLVING, Cell((), _CHATWOOT_SLA, "no status stops a clock but resolved")),
    ),
    "intercom": Profile(
        "Intercom",
        {"replies_by": Cell(("agent",), _INTERCOM_SLA, "a teammate's reply counts")},
        _each(_REPLYING + _SOLVING, Cell((), _INTERCOM_HOURS, "timers always run; only office hours matter")),
    ),
}
"""Profile -> how it sets the options of a deadline."""

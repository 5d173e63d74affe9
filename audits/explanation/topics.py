"""What a message asks for, and what shows that it is known: the customer's words, the record, an answer."""

from __future__ import annotations

from collections.abc import Iterator

from audits.explanation.scene import Scene
from audits.explanation.tree import Asked, AskedTopic
from engine.given import held
from rules.constraints import Known, Topic
from rules.pattern import attributes

_CUSTOMER = attributes(type="message", by="customer", public=True)


def asked(scene: Scene, constraint: Known, position: int) -> Asked:
    """What the message at a position asks for. What is wrong with it the findings say."""
    topics = [topic for topic in constraint.topics if scene.matches(topic.ask, position)]
    return Asked(list(_topics(scene, topics, position)), compared=constraint.questions is not None)


def _topics(scene: Scene, topics: list[Topic], position: int) -> Iterator[AskedTopic]:
    for topic in topics:
        given = [p for p in range(position) if _gives(scene, topic, p)]
        changed = [p for p in range(position) if topic.changed and scene.matches(topic.changed, p)]
        anew = bool(changed) and (not given or changed[-1] > given[-1])
        yield AskedTopic(
            name=topic.name,
            given=scene.cite(given[-1], *([] if topic.given is None else [topic.given])) if given else None,
            changed=scene.cite(changed[-1], *([topic.changed] if topic.changed else [])) if anew else None,
            record=[]
            if topic.known is None or given
            else scene.conditions(topic.known, scene.timeline.priority),
        )


def _gives(scene: Scene, topic: Topic, position: int) -> bool:
    if topic.holds is not None:
        event = scene.timeline.events[position]
        return scene.matches(_CUSTOMER, position) and held(event, topic.holds) is not None
    return topic.given is not None and scene.matches(topic.given, position)

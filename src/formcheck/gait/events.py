"""Find initial contacts and toe-offs, by the method that fits the view."""

from formcheck.gait import rear_contacts, side_contacts
from formcheck.gait.event_checks import accepted_events
from formcheck.records import EventMethod, Facing, GaitEvents, Method, PoseSequence, View

NONE = EventMethod(Method.NO_VIEW.say(), Method.LANDING_UNKNOWN.say())


def find_events(pose: PoseSequence, view: View, facing: Facing | None) -> GaitEvents:
    """Return the accepted events of a clean track; none where the view is not known."""
    feet = pose.skeleton.has_feet
    if view.is_side and facing is not None:
        candidates = side_contacts.side_view_events(pose, facing)
        method = side_contacts.METHOD if feet else side_contacts.METHOD_WITHOUT_FEET
        return accepted_events(candidates, trusted=view.near_side, method=method)
    if view in (View.REAR, View.FRONT):
        candidates = rear_contacts.frontal_view_events(pose)
        method = rear_contacts.METHOD if feet else rear_contacts.METHOD_WITHOUT_FEET
        return accepted_events(candidates, trusted=None, method=method)
    return GaitEvents(events=(), rejected=0, method=NONE)

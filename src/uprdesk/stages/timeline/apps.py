"""The plan as a Django app."""

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """What is due when, by whom; the first page after signing in; the calendar."""

    name = "uprdesk.stages.timeline"
    label = "timeline"

    def ready(self) -> None:
        """Lead “What now” to the plan; take feeds and reminders away with their people, and when an engagement
        is closed."""
        from uprdesk.coalition import hooks
        from uprdesk.shell import menu
        from uprdesk.stages.timeline.actions import feeds, publishing, reminders
        from uprdesk.stages.timeline.menu import today

        menu.register_today(today)
        hooks.on_described(lambda here, at: publishing.publish(here, at=at))
        for room in (feeds, reminders):
            hooks.on_removed(room.forget_person)
            hooks.on_closed(room.forget_all)

"""What a page of an engagement may use: {% load coalition %}.

Tags: tabs_here, may_here, engagement_notices, trace_end. Filters: moment_there, zone_name, thing_number.
"""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from uprdesk.coalition.forms.zones import called
from uprdesk.coalition.notices import notices_for
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.tabs import Tab, tabs_for
from uprdesk.coalition.trace import end_of
from uprdesk.shell import wording

register = template.Library()


@register.simple_tag(takes_context=True)
def tabs_here(context: template.Context) -> list[Tab]:
    """The pages beside this one that are open to the person: {% tabs_here as tabs %}."""
    return tabs_for(context["request"].here)


@register.simple_tag(takes_context=True)
def may_here(context: template.Context, kind: str, right: str) -> bool:
    """Whether the person may do it in this engagement: {% may_here "people" "manage" as may %}."""
    return context["request"].here.may(Kind(kind), Right(right))


@register.inclusion_tag("coalition/_notices.html", takes_context=True)
def engagement_notices(context: template.Context) -> dict[str, object]:
    """What the person has to know about the keys of this engagement: {% engagement_notices %}."""
    request = context["request"]
    return {"notices": notices_for(request.here, timezone.now()), "request": request}


@register.inclusion_tag("coalition/_trace_end.html", takes_context=True)
def trace_end(context: template.Context) -> dict[str, object]:
    """The end of the trace's chain, which every member may note: {% trace_end %}."""
    return {"end": end_of(context["request"].here.engagement)}


@register.filter
def moment_there(moment: datetime) -> str:
    """Day and hour as the clock of its own time zone shows them: "9 March 2027, 18:00"."""
    return wording.day(moment.replace(tzinfo=None), get_language(), "moment")


@register.filter
def zone_name(zone: str) -> str:
    """The place after which a time zone is called: "Panamá" for "America/Panama" in Spanish."""
    return called(zone, get_language())


@register.filter
def thing_number(target: str) -> str:
    """How the number of a thing in the trace begins: "4ec46070" for "task 4ec46070-…".

    What kind of thing it is says the sentence beside it, in the reader's language.
    """
    return target.partition(" ")[2][:8]

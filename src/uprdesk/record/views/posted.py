"""Words that people ask with: they travel in the body of a request, never in its address.

A browser keeps addresses, and so do the logs of what stands between it and us; what a coalition
wants to ask for must be found in neither.
"""

from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from uprdesk.shell.doors import View


def never_by_address(*names: str):
    """A view for which these parameters of an address are as if they were not there.

    Outermost, above the rule of who may open the view: not even the way to the sign-in page then
    repeats them.
    """

    def rule(view: View) -> View:
        @wraps(view)
        def without(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if any(name in request.GET for name in names):
                kept = request.GET.copy()
                for name in names:
                    kept.pop(name, None)
                request.GET = kept
                request.META["QUERY_STRING"] = kept.urlencode()
            return view(request, *args, **kwargs)

        return without

    return rule

"""Addresses of decisions."""

from django.urls import path

from uprdesk.coalition.views import decision_deeds, decisions, proposals

HERE = "desk/<uuid:engagement>/choices/"
ONE = f"{HERE}<uuid:proposal>/"

urlpatterns = [
    path(HERE, decisions.everything, name="decisions"),
    path(f"{HERE}new/", proposals.new, name="decision-new"),
    path(f"{HERE}written/", proposals.record, name="decision-record"),
    path(f"{HERE}log/", decisions.log, name="decision-log"),
    path(f"{HERE}file/", decisions.export, name="decisions-file"),
    path(
        f"{HERE}said/<uuid:comment>/remove/", decision_deeds.remove_comment, name="comment-remove"
    ),
    path(ONE, decisions.one, name="decision"),
    path(f"{ONE}change/", proposals.change, name="decision-change"),
    path(f"{ONE}vote/", decision_deeds.vote, name="decision-vote"),
    path(f"{ONE}say/", decision_deeds.comment, name="decision-comment"),
    path(f"{ONE}close/", decision_deeds.close, name="decision-close"),
    path(f"{ONE}withdraw/", decision_deeds.withdraw, name="decision-withdraw"),
    path(f"{ONE}note/", decision_deeds.note, name="decision-note"),
]

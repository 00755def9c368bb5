"""The stages of the review as pure thinking, one room each, in the order of the menu."""

from enum import StrEnum


class Stage(StrEnum):
    """The stages in the order of the menu; written once, here.

    Source: the product's table of rooms; the UN's own four words (preparation, review, adoption,
    implementation) are coarser.
    """

    RECORD = "record"
    COALITION = "coalition"
    EVIDENCE = "evidence"
    SUBMISSION = "submission"
    CONSULTATION = "consultation"
    SUMMARY = "summary"
    ADVOCACY = "advocacy"
    REVIEW = "review"
    ADOPTION = "adoption"
    FOLLOWUP = "followup"
    COURSE = "course"

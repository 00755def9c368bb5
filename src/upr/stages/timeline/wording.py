"""What each step is called and what one does, in sentences that are translated at the edge."""

from upr.text import Text, gettext_noop, say

_NAMES = {
    "coalition": gettext_noop("Form the coalition"),
    "evidence": gettext_noop("Collect evidence"),
    "national-consultation": gettext_noop("National consultation of the State"),
    "writing": gettext_noop("Write the shadow report"),
    "submission": gettext_noop("Deadline for submissions to OHCHR"),
    "pre-session-application": gettext_noop("Apply to speak at the pre-session"),
    "embassies": gettext_noop("Fact sheets and round of embassies"),
    "national-report": gettext_noop("The State sends its national report"),
    "documents": gettext_noop("The three documents are on line"),
    "pre-session": gettext_noop("Pre-session in Geneva"),
    "advance-questions": gettext_noop("Deadline for advance questions"),
    "speakers-list": gettext_noop("The list of speakers is open"),
    "session": gettext_noop("Session of the UPR Working Group"),
    "dialogue": gettext_noop("Interactive dialogue"),
    "draft-recommendations": gettext_noop("Draft list of recommendations"),
    "wg-adoption": gettext_noop("Adoption of the report in the Working Group"),
    "lobbying": gettext_noop("Ask the State to support recommendations"),
    "addendum": gettext_noop("Addendum of the State"),
    "plenary-registration": gettext_noop("Register speakers for the plenary"),
    "plenary": gettext_noop("Adoption of the outcome in the Council's plenary"),
    "item-6": gettext_noop("General debate on agenda item 6"),
    "matrix": gettext_noop("Matrix and action plan"),
    "high-commissioner-letter": gettext_noop("Letter of the High Commissioner"),
    "yearly-check-1": gettext_noop("First yearly check"),
    "yearly-check-2": gettext_noop("Second yearly check"),
    "yearly-check-3": gettext_noop("Third yearly check"),
    "midterm": gettext_noop("Mid-term report"),
    "next-planning": gettext_noop("Plan the next cycle"),
    "next-submission": gettext_noop("Next deadline for submissions to OHCHR"),
    "next-review": gettext_noop("Next review"),
}

_CHECK = gettext_noop(
    "Check with all organisations what was done about each recommendation, and write it down."
)

_WHAT_TO_DO = {
    "coalition": gettext_noop(
        "Agree on roles, rules of safety and money, and read the last outcome and the State's"
        " mid-term report."
    ),
    "evidence": gettext_noop(
        "Document with consent, hold community consultations, and check what became of each"
        " earlier recommendation."
    ),
    "national-consultation": gettext_noop(
        "Ask the ministry for dates, take part, and send comments on the draft of the national"
        " report."
    ),
    "writing": gettext_noop(
        "Draft, choose three to five priorities, check words and rules, and collect the"
        " organisations' consent."
    ),
    "submission": gettext_noop(
        "Send the final text through OHCHR's portal and keep the receipt: late or revised texts"
        " are not considered."
    ),
    "pre-session-application": gettext_noop(
        "Apply on line with UPR Info, also for a speaker at a distance or in your name."
    ),
    "embassies": gettext_noop(
        "Take one page with two or three asks to the embassies of States that raised the issue"
        " before."
    ),
    "national-report": gettext_noop(
        "Ask the ministry for the draft before it leaves, and say what is missing."
    ),
    "documents": gettext_noop(
        "Compare the national report, the compilation and the summary with your text, and tell"
        " missions what is wrong or missing."
    ),
    "pre-session": gettext_noop(
        "Speak for a few minutes to the missions and meet them: they need weeks to get a text"
        " from their capital."
    ),
    "advance-questions": gettext_noop(
        "Propose questions to friendly missions three to four weeks before the review at the"
        " latest; this is the last day for States, unless a holiday of the United Nations brings it"
        " forward."
    ),
    "speakers-list": gettext_noop(
        "Remind friendly missions to register: the list is open for four days."
    ),
    "session": gettext_noop("Follow the reviews of these two weeks on UN Web TV or in the room."),
    "dialogue": gettext_noop(
        "Attend or watch, and note each recommendation on your topics with its State."
    ),
    "draft-recommendations": gettext_noop(
        "Compare the draft list with your notes at once, and tell the recommending mission of"
        " errors before the adoption."
    ),
    "wg-adoption": gettext_noop(
        "Note what the State supports already, and tell the press and your members."
    ),
    "lobbying": gettext_noop(
        "Meet ministries, parliament and the national human rights institution with a table of"
        " recommendations: positions can change until the plenary."
    ),
    "addendum": gettext_noop(
        "Read the State's position on each recommendation and its reasons for those it notes."
    ),
    "plenary-registration": gettext_noop(
        "Register through an organisation with ECOSOC status as soon as the list opens: there are"
        " few places, first come, first served."
    ),
    "plenary": gettext_noop(
        "Speak for two minutes about the outcome: what was supported, what was noted, what is"
        " missing."
    ),
    "item-6": gettext_noop(
        "Speak about follow-up in the general debate; it is held at every regular session of the"
        " Council."
    ),
    "matrix": gettext_noop(
        "Translate and publish the outcome, and agree on who follows which recommendation, by"
        " which indicator, until when."
    ),
    "high-commissioner-letter": gettext_noop(
        "Use the letter and its annex in your talks with the government."
    ),
    "yearly-check-1": _CHECK,
    "yearly-check-2": _CHECK,
    "yearly-check-3": _CHECK,
    "midterm": gettext_noop(
        "Send and publish a mid-term report of your own, and press the State for its own."
    ),
    "next-planning": gettext_noop(
        "Look back, train new people, and decide who takes part in the next review."
    ),
    "next-submission": gettext_noop(
        "Send what became of this review's recommendations to OHCHR in time."
    ),
    "next-review": gettext_noop("Begin the engagement of the next review from this one."),
}


def name_of_step(step: str) -> Text:
    """What a step is called. Raises KeyError for an id that is in no list."""
    return say(_NAMES[step])


def what_to_do(step: str) -> Text:
    """One sentence on what one does. Raises KeyError for an id that is in no list."""
    return say(_WHAT_TO_DO[step])

"""Reports of the Working Group, of all cycles, final or draft, in English, Spanish and French.

`read_report` gives every recommendation of the section "Conclusions and/or recommendations" with
its number, recommending States and the position printed above it; what cannot be read is listed
with its page and the reason, never dropped and never filled in.

Each trap of the printed reports has one function that handles it:

| trap | handled by |
|---|---|
| the heading stands in the table of contents too | `section.is_contents_line` |
| the section ends with a paragraph like a chapeau | `section.is_closing` |
| items start at 1 under each chapeau | `items.Cutter._running_item` |
| numbers with the number of the chapeau, with and without a dot | `items.continues_numbers` |
| a paragraph whose number is also the next item's | `items.begins_chapeau` |
| letters instead of numbers | `items.Cutter._lettered_item` |
| the position stands in the paragraph after the items | `report.position_said_later` |
| a number is missing, or printed twice | `report.missing_numbers`, `report.number_parts` |
| rejected recommendations are only referred to by paragraph | `report.refers_to_section_one` |
| brackets nested in names | `brackets.closing_of` |
| a bracket without its opening | `brackets.lost_openings` |
| a bracket without its end | `brackets.never_closed` |
| commas and 'and' inside names of States | `recommenders.names_in` |
| a State on behalf of a group | `recommenders.without_group` |
| several recommendations under one number; brackets in mid-sentence | `parts.parts_of` |
| a bare bracket: the same text again | `parts.ditto` |
| an unknown State | `parts.why_unread` |
| a hyphen at the end of a line | `upr.intake.reading.characters.mend_hyphens` |
| symbol and page number between the lines | `upr.intake.reading.page_heads.split_heads` |
| footnotes below the text | `upr.intake.reading.pdf.split_notes` |
| a footnote's digit glued to a name | `upr.intake.reading.pdf.without_raised_digits` |
| a line broken after a raised digit | `upr.intake.reading.pdf.join_same_height` |
| automatic numbers of Word | `upr.intake.reading.word_numbers.Numbering` |
"""

from upr.intake.wg_report.report import read_report

__all__ = ["read_report"]

"""Marks within printed text become runs, and never stay in it."""

from upr.output.wg_report import blocks
from upr.output.wg_report.blocks import Run, plain, runs


def test_text_without_marks_is_one_run():
    assert runs("End torture (Spain);") == (Run(kind="text", text="End torture (Spain);"),)


def test_each_mark_is_a_run_of_its_own():
    printed = f"non-{blocks.LINE_END}discrimination{blocks.NOTE}"

    assert [run.kind for run in runs(printed)] == ["text", "line-end", "text", "note"]


def test_tracked_changes_keep_their_words_apart():
    struck = f"{blocks.STRUCK}Consider{blocks.STRUCK_END}"
    added = f"{blocks.ADDED}Adopt{blocks.ADDED_END}"

    assert runs(struck + added + " a law") == (
        Run(kind="struck", text="Consider"),
        Run(kind="added", text="Adopt"),
        Run(kind="text", text=" a law"),
    )
    assert plain(struck + added + " a law") == "Adopt a law"

"""Printed pieces become a PDF with a text layer, set by Typst."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from upr.output.wg_report.blocks import Printed

TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(report: Printed) -> bytes:
    """The report as PDF: no date inside, no font of the machine, the same bytes each time."""
    content = asdict(report)
    del content["recommendations"], content["issued_on"]
    return typst.compile(
        TEMPLATE.read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"doc": json.dumps(content)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=0,
    )

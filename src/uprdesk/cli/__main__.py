"""`python -m uprdesk.cli` is `uprdesk`: how a server starts its worker."""

from uprdesk.cli import main

main(prog_name="uprdesk")

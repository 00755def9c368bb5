# /// script
# dependencies = ["pillow>=12", "playwright~=1.65.2"]
# ///
"""Take the pictures of the manual from a running sample.

    ./run demo --data "$(mktemp -d)"       # in another terminal
    .venv/bin/uv run --no-project docs/manual/pictures/take.py http://127.0.0.1:8000

Each page is taken 1280 and 360 px wide, in Spanish as most readers see it, with Debian's Chromium, and
reduced to a palette. A new store shows the sample as it is on its first day. The sample report is dropped and saved on the way: begin with a new store.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
HEIGHT = {1280: 900, 360: 760}
COLOURS = 96
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


def main(address: str) -> None:
    """Take all pictures, in the order of the manual."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        page = open_door(browser, address, "Luna")
        come_in(page)
        take(page, "today")
        page.get_by_role("link", name="Plan", exact=True).click()
        page.locator("a[href$='/plan/picture/']").click()
        take(page, "plan")

        page = open_door(browser, address, "Amina")
        take(page, "sign-in")
        come_in(page)
        read_sample(page, address)
        take(page, "drop")
        page.goto(f"{address}/record/?words=trabajo+sexual&sample=1")
        take(page, "search", above="[role=search]")
        take(page, "export", above="#results", share=0.5)
        page.get_by_role("row").filter(has_text="Repeal the ordinances").get_by_role("link").click()
        take(page, "recommendation")
        browser.close()


def open_door(browser: Browser, address: str, pseudonym: str) -> Page:
    """A new window in which somebody of the sample is about to type the password."""
    page = browser.new_page(locale="es", color_scheme="light", reduced_motion="reduce")
    page.goto(f"{address}/sign-in/")
    page.get_by_label("Seudónimo").fill(pseudonym)
    return page


def come_in(page: Page) -> None:
    """Sign in with the password of the sample."""
    page.get_by_label("Contraseña").fill("open-the-desk")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_url(lambda address: "sign-in" not in address)


def read_sample(page: Page, address: str) -> None:
    """Drop the sample report and wait until it is read."""
    page.goto(f"{address}/record/read")
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("link", name="PDF").click()
    report = Path(download.value.path()).read_bytes()
    name = download.value.suggested_filename
    page.locator("#file").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": report}
    )
    page.locator("#read-it").click()
    page.locator("#outcome").wait_for(timeout=60_000)


def take(page: Page, name: str, *, above: str = "", share: float = 1) -> None:
    """Both widths of what the page shows now.

    above  what should stand at the top, below the bar; empty: the page from its beginning
    share  of the usual height
    """
    for width, height in HEIGHT.items():
        page.set_viewport_size({"width": width, "height": int(height * share)})
        page.evaluate(TO_TOP, above)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        palette = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        palette.save(HERE / f"{name}-{width}.png", optimize=True)


TO_TOP = """(above) => {
  const bar = document.querySelector(".top").offsetHeight + 16;
  const place = above ? document.querySelector(above).getBoundingClientRect().top + scrollY - bar : 0;
  scrollTo(0, place);
}"""


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))

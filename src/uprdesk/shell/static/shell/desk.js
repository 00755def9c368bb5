/* What the pages can do better with a script. Every page works without this file:
   a button that needs it is `hidden` in the HTML and shown here. */
(() => {
  "use strict";
  const all = (selector, inside = document) => inside.querySelectorAll(selector);
  const voice = document.getElementById("voice"); // polite live region of the base page
  const announce = (words) => {
    if (!voice || !words) return;
    voice.textContent = "";
    setTimeout(() => { voice.textContent = words; }, 60); // a change is read, a repetition is not
  };

  /* data-copy: copies its value, or the address of the page; data-copied: the word of success */
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy || location.href);
    } catch {
      // no permission or no secure context: let the person copy it with the keyboard
      prompt(button.textContent.trim(), button.dataset.copy || location.href);
      return;
    }
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    announce(button.dataset.copied);
    setTimeout(() => { label.textContent = before; }, 2500);
  });

  /* data-dialog: opens the dialog with this id instead of following the link */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (!dialog || !dialog.showModal) return;
      event.preventDefault();
      dialog.showModal();
    }
    const closer = event.target.closest("[data-close]");
    if (closer) closer.closest("dialog").close();
  });

  /* the way out replaces this page, so that "back" does not lead into the desk again */
  document.addEventListener("click", (event) => {
    const exit = event.target.closest("a.exit");
    if (!exit || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    location.replace(exit.href);
  });

  /* data-auto: a form that a person has asked to send itself when something in it changes */
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && "auto" in form.dataset) form.requestSubmit();
  });

  /* data-keep: an open group of filters stays open on the next page, in this tab only */
  const kept = (details) => `open:${location.pathname}:${details.id}`;
  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.id && "keep" in details.dataset) {
      try { sessionStorage.setItem(kept(details), details.open ? "1" : "0"); } catch { /* private mode */ }
    }
  }, true);

  const drop = (zone) => {
    const input = zone.querySelector("input[type=file]");
    for (const kind of ["dragenter", "dragover"]) {
      zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
    }
    for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  const prepare = (inside) => {
    for (const part of all("[data-script]", inside)) part.hidden = false;
    for (const zone of all(".drop", inside)) drop(zone);
    for (const details of all("details[data-keep]", inside)) {
      try {
        const was = sessionStorage.getItem(kept(details));
        if (was) details.open = was === "1";
      } catch { /* private mode: nothing was kept */ }
    }
  };
  prepare(document);
  for (const tab of all(".tabs [aria-current]")) { // on a phone it may lie beyond the edge
    const bar = tab.closest(".tabs"), seen = bar.getBoundingClientRect(), own = tab.getBoundingClientRect();
    if (own.right > seen.right) bar.scrollLeft += own.left - seen.left - 48;
  }
  const wrong = document.querySelector("[data-focus]"); // the list of errors takes the focus
  if (wrong) wrong.focus();

  /* htmx: what was put in is prepared, and its news is said aloud */
  document.body.addEventListener("htmx:load", (event) => {
    const part = event.detail.elt;
    if (part === document.body) return; // the page itself, already prepared
    prepare(part);
    const news = part.matches("[data-announce]") ? part : part.querySelector("[data-announce]");
    if (news) announce(news.textContent.trim());
  });
  for (const kind of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(kind, () => announce(voice && voice.dataset.failed));
  }
})();

/* Passkeys: a form with data-passkey ("get" or "create") and data-options (JSON) asks the browser for
   a passkey when it is sent, and carries the answer in its field "passkey". Hidden without script. */
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  // WebAuthn writes bytes as base64 for addresses
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const unpacked = (list) => (list || []).map((each) => Object.assign({}, each, { id: bytes(each.id) }));

  const asked = (options) => {
    const key = Object.assign({}, options.publicKey);
    key.challenge = bytes(key.challenge);
    if (key.user) key.user = Object.assign({}, key.user, { id: bytes(key.user.id) });
    if (key.excludeCredentials) key.excludeCredentials = unpacked(key.excludeCredentials);
    if (key.allowCredentials) key.allowCredentials = unpacked(key.allowCredentials);
    return { publicKey: key };
  };

  const answer = (given) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
      if (given.response[part]) response[part] = text(given.response[part]);
    }
    const id = text(given.rawId);
    return JSON.stringify({ id: id, rawId: id, type: given.type, response: response });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    for (const note of document.querySelectorAll("[data-no-passkey]")) note.hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const refused = form.querySelector("[data-refused]");
      refused.hidden = true;
      try {
        const given = await navigator.credentials[form.dataset.passkey](asked(JSON.parse(form.dataset.options)));
        form.elements.passkey.value = answer(given);
      } catch (error) {
        refused.hidden = false; // stopped by the person, too late, or no such key
        return;
      }
      form.submit();
    });
  }
})();

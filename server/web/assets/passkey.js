// Asks the browser for a passkey and sends the form with its answer. Without this script, or in a browser that knows no
// passkeys, the form says so and has no button.
'use strict';
(() => {
  const { startRegistration, startAuthentication, browserSupportsWebAuthn } =
    window.SimpleWebAuthnBrowser;
  if (!browserSupportsWebAuthn()) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const answer = form.querySelector('[data-passkey-answer]');
    const fault = form.querySelector('[data-passkey-fault]');
    const button = form.querySelector('[data-passkey-button]');
    form.querySelector('[data-passkey-none]').hidden = true;
    button.hidden = false;
    const start = form.dataset.passkey === 'create' ? startRegistration : startAuthentication;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      fault.hidden = true;
      button.disabled = true;
      try {
        const { passkeyOptions, passkeyFrom } = form.dataset;
        const optionsJSON = passkeyFrom
          ? await (await fetch(passkeyFrom, { method: 'POST' })).json()
          : JSON.parse(passkeyOptions);
        answer.value = JSON.stringify(await start({ optionsJSON }));
        form.submit();
      } catch {
        // Cancelled, timed out, or nothing fits: the browser has told why.
        fault.hidden = false;
        button.disabled = false;
      }
    });
  }
})();

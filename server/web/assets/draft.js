// Keeps what is typed into a report's form in this browser until it is filed. Without this script
// the form works all the same.
'use strict';
(() => {
  const PREFIX = 'duban.draft/';
  const done = document.querySelector('[data-draft-done]');
  const form = document.querySelector('form[data-draft]');
  let store;
  try {
    store = window.localStorage;
    if (done)
      for (const key of Object.keys(store))
        if (key.startsWith(PREFIX + done.dataset.draftDone)) store.removeItem(key);
  } catch {
    return; // The browser does not let pages keep anything.
  }
  if (!form) return;

  const key = PREFIX + form.dataset.draft;
  const found = form.querySelector('[data-draft-found]');
  const fields = [...form.elements].filter(
    // A file cannot be kept, nor put back: what was uploaded is on the server.
    (field) => field.name && !['hidden', 'submit', 'file'].includes(field.type),
  );
  const read = () =>
    fields.map((field) => [
      field.name,
      field.type === 'checkbox' ? field.checked : field.value.replace(/\r\n/g, '\n'),
    ]);
  const text = () => JSON.stringify(read());
  const shown = text();

  const kept = store.getItem(key);
  if (kept !== null && kept !== shown) found.hidden = false;
  form.querySelector('[data-draft-restore]').addEventListener('click', () => {
    let values;
    try {
      values = new Map(JSON.parse(kept));
    } catch {
      values = new Map();
    }
    for (const field of fields) {
      if (!values.has(field.name)) continue;
      if (field.type === 'checkbox') field.checked = values.get(field.name) === true;
      else field.value = String(values.get(field.name));
    }
    found.hidden = true;
  });
  form.querySelector('[data-draft-drop]').addEventListener('click', () => {
    store.removeItem(key);
    found.hidden = true;
  });

  const keep = () => {
    // An old draft is not written over before its owner has decided about it.
    if (!found.hidden) return;
    try {
      store.setItem(key, text());
    } catch {
      // Full: the form itself still holds everything.
    }
  };
  // What was filed last time is taken over below what stands in the field already.
  for (const button of form.querySelectorAll('[data-take]')) {
    const field = document.getElementById(button.dataset.take);
    const before = button.parentElement.querySelector('.typed').textContent;
    button.hidden = false;
    button.addEventListener('click', () => {
      const isFree = field.value.trim() === '' || field.tagName === 'INPUT';
      field.value = isFree ? before : `${field.value}\n${before}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    });
  }
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  form.addEventListener('submit', keep);
})();

// Uploads the files of a form by themselves, part by part, with progress; what broke off goes on where it
// stopped. Without this script the form sends its files all the same.
'use strict';
(() => {
  const box = document.querySelector('[data-attachments]');
  const form = box?.closest('form');
  if (!form) return;
  const base = box.dataset.attachments;
  const say = JSON.parse(box.dataset.say);
  const PART = Number(box.dataset.part);
  const TRIES = 3;
  const chooser = box.querySelector('input[type=file]');
  const list = box.querySelector('[data-uploads]');
  /** Files that are chosen and neither attached nor left out. */
  const open = new Set();
  let running = Promise.resolve();
  /** Done with one, whatever came of it; nothing waits for it any more. */
  const close = (one) => {
    open.delete(one);
    if (open.size === 0) box.querySelector('[data-waits]')?.remove();
  };

  // From here on nothing but parts leaves this page: the form's own way is not needed.
  box.querySelector('[data-upload]').hidden = true;

  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  /** CRC-32 of a file: by it the server knows a file that it has a part of. */
  const checkSum = async (file) => {
    let sum = 0xffffffff;
    for (let at = 0; at < file.size; at += PART) {
      const bytes = new Uint8Array(await file.slice(at, at + PART).arrayBuffer());
      for (const byte of bytes) sum = table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    }
    return (sum ^ 0xffffffff) >>> 0;
  };

  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Sends a part; an answer, or null after a few tries. A session that has ended is no answer either. */
  const send = async (query, bytes) => {
    for (let turn = 1; turn <= TRIES; turn += 1) {
      try {
        const answer = await fetch(`${base}/parts?${query}`, { method: 'PUT', body: bytes });
        const type = answer.headers.get('content-type') ?? '';
        if (type.includes('json')) return await answer.json();
        if (answer.status < 500) return { signedOut: true };
      } catch {
        // No connection: once more.
      }
      if (turn < TRIES) await wait(700 * turn);
    }
    return null;
  };

  const showList = async () => {
    try {
      const answer = await fetch(`${base}/list`);
      if (answer.ok) box.querySelector('[data-attached]').innerHTML = await answer.text();
    } catch {
      // It is attached all the same; submitting tells if the page's list is not the server's.
    }
  };

  const upload = async (one) => {
    const { file, state, bar, buttons } = one;
    buttons.hidden = true;
    state.className = 'muted small';
    state.textContent = say.waiting;
    bar.hidden = false;
    try {
      one.sum ??= await checkSum(file);
    } catch {
      return broken(one, say.broken);
    }
    const query = (at) =>
      new URLSearchParams({ name: file.name, size: file.size, crc: one.sum, at }).toString();
    // What is there already from before?
    let answer = await send(query(0), new Uint8Array(0));
    while (answer && !answer.why && !answer.signedOut && !answer.attached) {
      if (one.isLeft) return undefined;
      const at = answer.received;
      const percent = file.size === 0 ? 100 : Math.floor((at / file.size) * 100);
      bar.value = percent;
      state.textContent = percent < 100 ? `${say.sent} ${percent}%` : say.checking;
      let part;
      try {
        part = await file.slice(at, at + PART).arrayBuffer();
      } catch {
        return broken(one, say.broken);
      }
      if (at + part.byteLength >= file.size) state.textContent = say.checking;
      answer = await send(query(at), part);
    }
    if (!answer) return broken(one, say.broken);
    if (answer.signedOut) return broken(one, say.signedOut);
    close(one);
    if (answer.why) {
      bar.hidden = true;
      state.className = 'error-text';
      state.textContent = `${answer.why} ${answer.todo}`;
      return undefined;
    }
    // The list first: in between the file would be in neither.
    await showList();
    one.line.remove();
    return undefined;
  };

  const broken = ({ state, bar, buttons }, text) => {
    bar.hidden = true;
    state.className = 'error-text';
    state.textContent = text;
    buttons.hidden = false;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const button = (text, act) => {
    const made = element('button', 'btn btn-sm', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  };

  const start = (file) => {
    const line = element('li');
    const name = element('b', '', file.name.slice(0, 200));
    const bar = element('progress');
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name.slice(0, 200));
    const state = element('span', 'muted small', say.waiting);
    const buttons = element('span', 'btn-row');
    buttons.hidden = true;
    const one = { file, line, bar, state, buttons };
    buttons.append(
      button(say.again, () => begin(one)),
      button(say.leave, () => {
        one.isLeft = true;
        close(one);
        line.remove();
      }),
    );
    line.append(name, ' ', bar, ' ', state, ' ', buttons);
    list.append(line);
    open.add(one);
    begin(one);
  };
  // One after the other: the next begins when this one is done, whatever came of it.
  const begin = (one) => {
    running = running.then(() => upload(one)).catch(() => broken(one, say.broken));
  };

  chooser.addEventListener('change', () => {
    for (const file of chooser.files) start(file);
    // Chosen again it is sent again; and the form does not send its name.
    chooser.value = '';
  });

  form.addEventListener('submit', (event) => {
    if (open.size === 0) return;
    event.preventDefault();
    let told = box.querySelector('[data-waits]');
    if (!told) {
      told = element('p', 'panel-error', say.wait);
      told.setAttribute('role', 'alert');
      told.dataset.waits = '';
      list.before(told);
    }
    box.scrollIntoView({ block: 'center' });
  });
})();

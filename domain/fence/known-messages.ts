/** What a file says that the outside has. */
export interface KnownMessages {
  /** Message-IDs without their angle brackets, each once, in the order in which they were found. */
  ids: string[];
  /** Of a relay's log: messages that it began to take and did not keep; they were not sent. */
  notTaken: number;
}

/** One Message-ID to a line, with or without angle brackets. */
const BARE = /^\s*<?([^\s<>@]+@[^\s<>@]+)>?\s*$/;
/** A header of a mail, in an mbox or Maildir file; its value may stand on the next line. */
const HEADER = /^message-id:[ \t]*(?:<?([^\s<>]+@[^\s<>]+)>?)?[ \t]*$/i;
/** Postfix's cleanup, and other relays alike: `message-id=<…>`, `msgid=<…>`. */
const LOGGED = /\b(?:message-id|msgid)=<?([^\s<>,;]+@[^\s<>,;]+?)>?(?=[\s,;]|$)/i;
/** A line of Postfix: its program, and the queue's name of the message. */
const POSTFIX = /postfix[\w-]*\/(?:[\w-]+\/)*(\w+)\[\d+\]: ([0-9A-Za-z]{6,20}): (.*)$/;

/**
 * Reads which messages the outside has: a list of Message-IDs, one to a line, lines of a relay's log, or an
 * archive of mails (mbox, or a file of a Maildir). Of a log of Postfix that has lines of the queue too, a message
 * counts once it is in the queue: one whose connection broke in the middle was not taken, and is to be
 * sent.
 */
export function readKnownMessages(text: string): KnownMessages {
  const ids = new Set<string>();
  const begun = new Map<string, string>();
  const queued = new Set<string>();
  let isHeader = false;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const postfix = POSTFIX.exec(line);
    if (postfix) {
      const [, , queue = '', rest = ''] = postfix;
      const id = LOGGED.exec(rest)?.[1];
      if (id !== undefined) begun.set(queue, id);
      else if (/\bstatus=|\bqueue active\b|^removed$/.test(rest)) queued.add(queue);
      // One name may stand for another message later.
      if (/^removed$/.test(rest)) keep(queue);
      isHeader = false;
      continue;
    }
    const header = HEADER.exec(line);
    const folded = isHeader && /^[ \t]/.test(line) ? BARE.exec(line)?.[1] : undefined;
    const id = folded ?? header?.[1] ?? LOGGED.exec(line)?.[1] ?? BARE.exec(line)?.[1];
    if (id !== undefined) ids.add(id);
    isHeader = header !== null && header[1] === undefined;
  }
  const tellsQueue = queued.size > 0;
  let notTaken = 0;
  for (const [queue, id] of begun)
    if (!tellsQueue || queued.has(queue)) ids.add(id);
    else if (!ids.has(id)) notTaken += 1;
  return { ids: [...ids], notTaken };

  function keep(queue: string): void {
    const id = begun.get(queue);
    if (id === undefined) return;
    ids.add(id);
    begun.delete(queue);
  }
}

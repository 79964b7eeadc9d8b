import type { ExtensionRow } from '../extensions.ts';
import type { TimelineMail } from './timeline-mail.ts';

/** What was asked, confirmed, decided about an extension. */
export interface ExtensionEntry {
  kind: 'extension';
  at: Date;
  what: 'asked' | 'confirmed' | 'granted' | 'refused' | 'withdrawn' | 'declined' | 'ended';
  by: string;
  /** The date asked for, or granted. */
  dueOn: string;
  /** The reason, or the words it was decided in; null: none. */
  words: string | null;
  mails: TimelineMail[];
}

/** A request as the timeline needs it. */
export type TimelineRequest = Omit<ExtensionRow, 'reportId'>;

/** What else is told with a request: the mails about it, and the terms it led to. */
interface TimelineSources {
  mails: readonly (TimelineMail & { step: string; termsVersion: number })[];
  terms: readonly { version: number; armedAt: Date }[];
}

/** What happened to one request for an extension. */
export function extensionEntries(
  request: TimelineRequest,
  { mails, terms }: TimelineSources,
): ExtensionEntry[] {
  const { id, state, askedAt, askedBy, confirmedAt, confirmedBy, decidedAt, decidedBy } = request;
  const { newDueOn: dueOn, reason, decision, grantedDueOn } = request;
  const number = id.slice(id.lastIndexOf('/') + 1);
  const sent = (notice: string) => mails.filter(({ step }) => step === `${notice}-${number}`);
  const entry = (
    what: ExtensionEntry['what'],
    at: Date | null,
    by: string | null,
    rest: Pick<ExtensionEntry, 'words' | 'mails'> & { dueOn?: string },
  ): ExtensionEntry[] =>
    at ? [{ kind: 'extension', what, at, by: by ?? '', dueOn, ...rest }] : [];
  return [
    ...entry('asked', askedAt, askedBy, { words: reason, mails: sent('extension_asked') }),
    ...entry('confirmed', confirmedAt, confirmedBy, {
      words: null,
      mails: sent('extension_waiting'),
    }),
    ...decided(),
  ];

  function decided(): ExtensionEntry[] {
    switch (state) {
      case 'asked':
      case 'confirmed':
        return [];
      case 'granted': {
        const version = terms.find(({ armedAt }) => +armedAt === +(decidedAt ?? 0))?.version;
        const own = mails.filter((m) => m.step === 'extended' && m.termsVersion === version);
        const until = { dueOn: grantedDueOn ?? dueOn };
        return entry('granted', decidedAt, decidedBy, { words: decision, mails: own, ...until });
      }
      case 'refused':
        return entry(state, decidedAt, decidedBy, {
          words: decision,
          mails: sent('extension_refused'),
        });
      case 'withdrawn': {
        const what = decision === null ? state : 'declined';
        const own = sent('extension_declined');
        return entry(what, decidedAt, decidedBy, { words: decision, mails: own });
      }
      // Why is told by the leaving itself.
      case 'ended':
        return entry(state, decidedAt, decidedBy, { words: null, mails: [] });
    }
  }
}

import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { oneLine } from './clean.ts';
import type { MailContent, MailLetter } from './content.ts';
import type { Group } from './document.ts';
import { mailWordsOf } from './words.ts';

/** An issued letter as its mail shows it; the whole of it is attached. */
export function letterGroup(letter: MailLetter, content: MailContent): Group {
  const { labels, view, common } = mailWordsOf(content.lang);
  const { id, number, title, issuedAt } = letter;
  const issuedOn = common.date(civilDateOf(issuedAt, content.plan.zone));
  return {
    heading: null,
    entries: [
      {
        label: oneLine(number),
        text: oneLine(title),
        quote: null,
        light: null,
        facts: [{ label: labels.issuedOn, value: issuedOn }],
        link: { href: `${content.baseUrl}/letters/${encodeURIComponent(id)}`, label: view },
      },
    ],
  };
}

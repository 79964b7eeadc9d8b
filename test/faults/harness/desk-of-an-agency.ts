import { simpleParser } from 'mailparser';
import { dueOnOf, recipientOf, reportIdOf } from '../../../bench/contenders/mails.ts';
import { until } from '../../support/until.ts';
import type { MailServer } from './mail-server.ts';

/** Somebody at an agency who files through the pages, as a browser without scripts does. */
export interface Officer {
  /**
   * Files a report by its number, on the form that was shown before anything was filed.
   * @returns whether the pages gave a receipt; null: they did not answer.
   */
  file(index: number, text: string): Promise<boolean | null>;
}

/** Signs the agency of the first recipient in, by the code that is mailed. */
export async function signIn(base: string, mails: MailServer): Promise<Officer> {
  const cookies = new Map<string, string>();
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: { origin: base, cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    await answer.text();
    return answer.status;
  };
  const before = mails.letters.length;
  await post('/sign-in', { email: recipientOf(0).address, to: '/' });
  const letter = await until('the mail with the code', () => mails.letters[before]);
  const { text = '' } = await simpleParser(letter);
  const code = /\b\d{8}\b/.exec(text)?.[0] ?? '';
  const entered = await post('/sign-in/code', { code, to: '/my' });
  if (entered !== 303) throw new Error(`signing in was answered with ${entered}`);
  return {
    file: (index, text) =>
      post(`/reports/${reportIdOf(index, dueOnOf(new Date()))}`, {
        ...{ progress: text, basedOn: '0', insist: 'file' },
      }).then(
        (status) => status === 303,
        () => null,
      ),
  };
}

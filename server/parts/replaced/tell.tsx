import type { ReplacedAddress } from '../../../ledger/commands/replaced-address.ts';
import type { AppContext, PromptMail } from '../../web/deps.ts';
import { mailFault } from '../../web/errors.tsx';
import { letterFrame } from '../letter-frame.tsx';
import { replacedWordsOf } from './words.ts';

/** How many are told at the same time. */
const AT_ONCE = 5;

/**
 * Tells addresses that they stand for somebody no more, after the answer: who changed them does not wait for it, and what
 * cannot be mailed stands in the log.
 */
export function tellReplaced(c: AppContext, replaced: readonly ReplacedAddress[]): void {
  const { sendMail, log } = c.get('deps');
  const tell = async () => {
    for (let i = 0; i < replaced.length; i += AT_ONCE)
      await Promise.all(
        replaced
          .slice(i, i + AT_ONCE)
          .map((each) =>
            sendMail(replacedMail(each)).catch((error: unknown) =>
              log.error(mailFault(error), 'register: a replaced address was not told'),
            ),
          ),
      );
  };
  if (replaced.length > 0) setImmediate(() => void tell());
}

/** The mail to a replaced address, in its reader's language. It has no link, and does not name the new address. */
function replacedMail({ address, lang, agency, by }: ReplacedAddress): PromptMail {
  const words = replacedWordsOf(lang);
  const named = agency && (lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name);
  const text = words.text(by === 'system' ? 'admin' : by, named);
  const { subject, heading, after, wrong } = words;
  const content = (
    <>
      <p style="margin:0 0 10px">{text}</p>
      <p style="margin:0 0 10px">{after}</p>
      <p style="margin:0;font-weight:bold">{wrong}</p>
    </>
  );
  return {
    to: address,
    subject,
    text: [heading, '', text, after, '', wrong, ''].join('\n'),
    html: letterFrame(lang, heading, content),
  };
}

import type { Refusal } from '../../domain/report/refusal.ts';
import {
  askAddress,
  CHECK_DAYS,
  type AddressQuestion,
} from '../../ledger/commands/register/address-check.ts';
import type { AppContext, PromptMail } from '../web/deps.ts';
import { mailFault } from '../web/errors.tsx';
import { actorOf, userOf } from '../web/session.ts';
import { registerWordsEn } from './words.en.ts';
import { registerWordsZh } from './words.zh.ts';

/** Asks a contact by mail whether the address is theirs; a refusal if that is not asked now. */
export async function askByMail(
  c: AppContext,
  contactId: string,
): Promise<'sent' | 'failed' | Refusal> {
  const { ledger, sendMail, config, log } = c.get('deps');
  const outcome = await askAddress(ledger, contactId, actorOf(userOf(c)));
  if (!outcome.ok) return outcome.refusal;
  try {
    await sendMail(questionMail(outcome.value, config.baseUrl));
    return 'sent';
  } catch (error) {
    log.error(mailFault(error), 'register: the question about an address could not be mailed');
    return 'failed';
  }
}

/** The mail that asks, in its reader's language: the link leads to a page, the page's button confirms. */
function questionMail(question: AddressQuestion, baseUrl: string): PromptMail {
  const { token, name, address, lang, agency } = question;
  const isEnglish = lang === 'en';
  const { check: words } = isEnglish ? registerWordsEn : registerWordsZh;
  const link = `${baseUrl}/address/${token}`;
  const asks = words.mail(isEnglish ? (agency.nameEn ?? agency.name) : agency.name, address);
  const html = (
    <html lang={isEnglish ? 'en' : 'zh-CN'}>
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <title>{words.heading}</title>
      </head>
      <body style="margin:0;padding:20px;background:#f2f3f5;color:#1a1a1a;font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',Arial,sans-serif">
        <div style="max-width:520px;margin:0 auto;background:#ffffff;border:1px solid #e2e2e2;border-top:4px solid #1f4e8c;padding:22px 28px;font-size:15px;line-height:26px">
          <h1 style="margin:0 0 10px;font-size:20px;line-height:30px">{words.heading}</h1>
          <p style="margin:0 0 10px">{words.greeting(name)}</p>
          <p style="margin:0 0 10px">{asks}</p>
          <p style="margin:14px 0">
            <a href={link}>{words.link}</a>
          </p>
          <p style="margin:0 0 4px;font-size:13px;color:#5c5c5c">{words.valid(CHECK_DAYS)}</p>
          <p style="margin:0;font-size:13px;color:#5c5c5c">{words.notYou}</p>
        </div>
      </body>
    </html>
  );
  const lines = [
    words.greeting(name),
    '',
    asks,
    '',
    link,
    '',
    words.valid(CHECK_DAYS),
    words.notYou,
  ];
  return {
    to: address,
    subject: words.subject,
    text: [...lines, ''].join('\n'),
    html: `<!DOCTYPE html>\n${String(html)}`,
  };
}

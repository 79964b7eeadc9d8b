import nodemailer from 'nodemailer';
import type { Lang } from '../domain/words/words.ts';
import type { DueNotice, NoticeChannel } from '../ledger/alarm-notices.ts';
import { noticeOf } from './notice.ts';
import { postJson, type Webhook } from './webhook.ts';

/** Whom alarms are told. */
export interface OperatorSettings {
  /** Addresses; empty: no mail. */
  mail: readonly string[];
  /** Null: none. */
  webhook: Webhook | null;
  smtpUrl: string;
  mailFrom: { name: string; address: string };
  baseUrl: string;
  lang: Lang;
}

/** The ways that are set. */
export function channelsOf({ mail, webhook }: OperatorSettings): NoticeChannel[] {
  return [...(mail.length > 0 ? ['mail' as const] : []), ...(webhook ? ['webhook' as const] : [])];
}

/** Past the outbox, which may be what is broken; real time, in ms. */
const MAIL_TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

/** Tells the operator over one channel. @throws where it was not taken. */
export async function tellOperator(
  settings: OperatorSettings,
  channel: NoticeChannel,
  due: readonly DueNotice[],
): Promise<void> {
  const { baseUrl, lang, webhook, mailFrom, mail, smtpUrl } = settings;
  const { subject, text, alarms } = noticeOf(due, baseUrl, lang);
  if (channel === 'mail') {
    const transport = nodemailer.createTransport({ url: smtpUrl, ...MAIL_TIMES });
    const headers = { 'Auto-Submitted': 'auto-generated' };
    try {
      await transport.sendMail({ from: mailFrom, to: [...mail], subject, text, headers });
    } finally {
      transport.close();
    }
  } else if (webhook?.format === 'json') {
    await postJson(webhook, { source: baseUrl, subject, text, alarms });
  } else if (webhook) {
    const content = `${subject}\n\n${text}`;
    const answer = await postJson(webhook, { msgtype: 'text', text: { content } });
    // These robots refuse with 200 and a code.
    if (/"errcode"\s*:\s*[^0\s]/.test(answer)) throw new Error('the robot refused the message');
  }
}

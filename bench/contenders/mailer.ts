import nodemailer from 'nodemailer';

/** Sends bytes as they are. */
export interface Mailer {
  send(raw: Buffer, to: string): Promise<void>;
  close(): void;
}

/** nodemailer as its own documentation says for many mails: a pool, of as many connections as Duban has. */
export function startMailer(smtpUrl: string, connections: number): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
  });
  return {
    async send(raw, to) {
      await transport.sendMail({ raw, envelope: { from: 'duban@fagaiwei.example', to: [to] } });
    },
    close: () => transport.close(),
  };
}

import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import type { SendResult } from '../../ledger/outbox/fate.ts';
import { asciiAddress } from '../compose/address.ts';
import { classify, type SmtpError } from './classify.ts';
import { Progress } from './progress.ts';
import { codeOf, replyOf } from './reply.ts';

/** Limits of the transport; times in milliseconds of real time. None is ever without end. */
export interface TransportLimits {
  maxConnections?: number;
  /** Messages over one connection before it is replaced. */
  maxMessages?: number;
  /** For the whole of connecting: look-up, addresses, greeting, STARTTLS. */
  connectionTimeout?: number;
  greetingTimeout?: number;
  /** Of silence on an open connection. */
  socketTimeout?: number;
  /** From MAIL FROM to the last answer: bounds a server that trickles, which is never silent. */
  messageTimeout?: number;
  /** How often nodemailer itself tries another connection when one died before any content was sent. */
  maxRequeues?: number;
}

const DEFAULTS: Required<TransportLimits> = {
  maxConnections: 5,
  maxMessages: 100,
  connectionTimeout: 20_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  messageTimeout: 180_000,
  maxRequeues: 2,
};

const CHUNK = 64 * 1024;

/** A pool of connections to the mail server. */
export interface MailTransport {
  /** Connections at the most: so many messages are sent side by side. */
  readonly connections: number;
  /**
   * Sends the bytes as they are to one recipient. Never rejects: every end is a result.
   * @param isHeld whether the caller may still send it: asked before MAIL FROM, and again before the
   *   content, for a process that was stopped in between wakes right there.
   */
  send(
    raw: Buffer,
    envelope: { from: string; to: string },
    isHeld?: () => boolean,
  ): Promise<SendResult>;
  /** Takes nothing more, lets what is being sent end (for at most graceMs), and closes. */
  close(graceMs?: number): Promise<void>;
}

/**
 * A pooled SMTP transport.
 * @param smtpUrl `smtp://` (STARTTLS where offered; `?requireTLS=true` insists) or `smtps://`, with
 *   the account in it. Its query parameters are nodemailer's options and win over `limits`.
 * @throws Error when it is no such URL; the message does not repeat it, for it may hold a password.
 */
export function createTransport(smtpUrl: string, limits: TransportLimits = {}): MailTransport {
  if (!/^smtps?:\/\/[^/]/.test(smtpUrl))
    throw new Error('the SMTP URL is no smtp:// or smtps:// URL');
  const { messageTimeout, ...poolLimits } = { ...DEFAULTS, ...limits };
  const pool = new SMTPPool({ url: smtpUrl, ...poolLimits });
  const mailer = nodemailer.createTransport(pool);
  const watchedBy = new WeakMap<
    AbortSignal,
    { raw: Buffer; progress: Progress; started(): void; isHeld(): boolean; abort(): void }
  >();
  const underway = new Set<Promise<SendResult>>();
  let closed = false;

  mailer.use('stream', ({ data, message }, done) => {
    const watched = data.signal && watchedBy.get(data.signal);
    if (watched && message) {
      message.createReadStream = () => {
        // Nodemailer is about to say MAIL FROM over this connection, which the abort closes.
        if (!watched.isHeld()) watched.abort();
        const chunks = chunksOf(watched.raw, watched.isHeld);
        const stream = Readable.from(chunks, { objectMode: false });
        watched.progress.follow(stream);
        watched.started();
        return stream;
      };
    }
    done();
  });

  async function attempt(
    raw: Buffer,
    from: string,
    to: string,
    isHeld: () => boolean,
  ): Promise<SendResult> {
    const progress = new Progress();
    const deadline = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const started = () => (timer ??= setTimeout(() => deadline.abort(), messageTimeout));
    const abort = () => deadline.abort();
    watchedBy.set(deadline.signal, { raw, progress, started, isHeld, abort });
    try {
      const { response } = await mailer.sendMail({
        raw,
        envelope: { from, to: [to] },
        signal: deadline.signal,
      });
      const reply = replyOf(response) ?? { smtpCode: 250, enhanced: null };
      return { kind: 'sent', code: codeOf('message', reply) };
    } catch (error) {
      return classify(error as SmtpError, progress);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    connections: pool.options.maxConnections ?? poolLimits.maxConnections,

    async send(raw, envelope, isHeld = () => true) {
      const to = asciiAddress(envelope.to);
      const from = asciiAddress(envelope.from);
      if (to === null) return { kind: 'refused', code: 'rcpt-address', fault: 'recipient' };
      if (from === null) return { kind: 'refused', code: 'mail-address', fault: 'service' };
      if (closed) return { kind: 'deferred', code: 'closed', smtpCode: null };
      const sending = attempt(raw, from, to, isHeld);
      underway.add(sending);
      try {
        return await sending;
      } finally {
        underway.delete(sending);
      }
    },

    async close(graceMs = 10_000) {
      closed = true;
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([Promise.allSettled(underway), grace]);
      clearTimeout(timer);
      pool.close({ force: true });
      await Promise.allSettled(underway);
    },
  };
}

/** In chunks, so that a long message whose end was not yet asked for can be told from a whole one. */
function* chunksOf(raw: Buffer, isHeld: () => boolean): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += CHUNK) {
    if (!isHeld()) throw new NotHeld();
    yield raw.subarray(at, at + CHUNK);
  }
  // What comes next is the final dot.
  if (!isHeld()) throw new NotHeld();
}

/** The claim on a message has passed to another sender: not a byte more of it may be sent. */
class NotHeld extends Error {
  constructor() {
    super('the claim on this message is over');
  }
}

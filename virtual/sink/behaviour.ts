/**
 * How the sink treats mails to one recipient, `times` times (always when left out), and after that
 * like any other. `kept` drops the connection after the final dot with the message taken, `lost`
 * without: the sender cannot tell one from the other.
 */
export type Behaviour =
  | { at: 'rcpt' | 'dot'; reply: SinkReply; times?: number }
  | { drop: 'kept' | 'lost'; times?: number };

/** An SMTP answer: `550 5.1.1 no such mailbox` is `{ smtpCode: 550, text: '5.1.1 no such mailbox' }`. */
export interface SinkReply {
  smtpCode: number;
  text: string;
}

/** What is left to do to each recipient; addresses are compared without regard to case. */
export class Behaviours {
  readonly #left = new Map<string, { behaviour: Behaviour; times: number }>();

  constructor(behaviours: Readonly<Record<string, Behaviour>> = {}) {
    for (const [address, behaviour] of Object.entries(behaviours)) this.set(address, behaviour);
  }

  set(address: string, behaviour: Behaviour): void {
    this.#left.set(address.toLowerCase(), { behaviour, times: behaviour.times ?? Infinity });
  }

  /** Takes up what is to be done at a stage; undefined for nothing. */
  take(address: string, at: 'rcpt' | 'dot'): Behaviour | undefined {
    const left = this.#left.get(address.toLowerCase());
    if (!left || left.times <= 0) return undefined;
    if (('drop' in left.behaviour ? 'dot' : left.behaviour.at) !== at) return undefined;
    left.times -= 1;
    return left.behaviour;
  }
}

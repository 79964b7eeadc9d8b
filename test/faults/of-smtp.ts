import type { Fault } from './harness/fault.ts';
import type { Trouble, Verb } from './harness/mail-server.ts';
import type { Scene } from './harness/scene.ts';
import { UNDER_WAY } from './of-workers.ts';
import { recipientOf } from '../../bench/contenders/mails.ts';

/** From now on the server does this, to everybody who comes there. */
const breaksAt = (name: string, what: string, trouble: Trouble): Fault => ({
  ...{ name, what, isTold: true },
  // Behind the final dot nobody but the server knows whether it has the message.
  isBlind: trouble.at === 'after' || (trouble.at === 'dot' && !/^[45]/.test(trouble.does)),
  async strike(scene) {
    await scene.untilTaken(UNDER_WAY);
    scene.mails.breakAt(trouble);
  },
  heal: mend,
});

async function mend({ mails }: Scene): Promise<void> {
  mails.mend();
  mails.throttle(0);
}

const REFUSALS: Partial<Record<Verb, Trouble['does']>> = {
  greeting: '554 5.3.2 not now',
  ehlo: '421 4.3.2 closing',
  auth: '535 5.7.8 no',
  mail: '451 4.3.0 try later',
  rcpt: '450 4.2.0 try later',
  data: '451 4.3.0 try later',
  dot: '452 4.3.1 no room',
};

const WORDS: Record<Verb, string> = {
  connect: 'the connection',
  greeting: 'the greeting',
  ehlo: 'EHLO',
  auth: 'AUTH',
  mail: 'MAIL FROM',
  rcpt: 'RCPT TO',
  data: 'DATA',
  body: 'the contents',
  dot: 'the final dot',
  after: 'the answer to the final dot, with the mail taken',
};

const VERBS = Object.keys(WORDS) as Verb[];

const atEachVerb = VERBS.flatMap((at): Fault[] => {
  const refusal = REFUSALS[at];
  const name = at === 'after' ? 'smtp-after-dot' : `smtp-${at}`;
  return [
    ...(refusal === undefined
      ? []
      : [
          breaksAt(`${name}-refuses`, `${WORDS[at]} is refused: ${refusal}`, { at, does: refusal }),
        ]),
    breaksAt(`${name}-drops`, `the connection is dropped at ${WORDS[at]}`, { at, does: 'drop' }),
    breaksAt(`${name}-hangs`, `no answer at ${WORDS[at]}`, { at, does: 'hang' }),
  ];
});

/** Everybody is refused with one code. */
const CODES = ['421 4.7.0', '450 4.7.1', '452 4.5.3', '550', '550 5.1.1', '554 5.7.1'] as const;

const withEachCode = CODES.map((code) =>
  breaksAt(`smtp-rcpt-${code.replace(' ', '-')}`, `everybody is refused with ${code}`, {
    ...{ at: 'rcpt', does: `${code} no` as Trouble['does'] },
  }),
);

/** The same elsewhere than at the recipient: for good, or by a word after which the server hangs up. */
const ELSEWHERE = [
  ['mail', '421 4.7.0'],
  ['mail', '550 5.7.1'],
  ['data', '554 5.5.1'],
  ['dot', '421 4.3.2'],
  ['dot', '550 5.7.1'],
  ['dot', '554 5.7.1'],
] as const;

const elsewhere = ELSEWHERE.map(([at, code]) =>
  breaksAt(`smtp-${at}-${code.replace(' ', '-')}`, `${code} for everybody at ${WORDS[at]}`, {
    ...{ at, does: `${code} no` as Trouble['does'] },
  }),
);

/** In the middle of the herd, and so soon that it is on its way at once. */
const hangingRecipient = (n: number) => recipientOf(Math.floor(n / 2)).address;

/** What a mail server does wrong. */
export const SMTP_FAULTS: Fault[] = [
  {
    name: 'smtp-gone',
    what: 'nobody listens where the mail server was',
    isTold: true,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await scene.mails.stopListening();
    },
    heal: ({ mails }) => mails.listen(),
  },
  ...atEachVerb,
  ...withEachCode,
  ...elsewhere,
  {
    name: 'smtp-throttled',
    what: 'the server takes one mail a second',
    isTold: false,
    holdSeconds: 20,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      scene.mails.throttle(1_000);
    },
    heal: mend,
  },
  {
    name: 'smtp-one-recipient-hangs',
    what: 'no answer at RCPT TO for one of all recipients',
    isTold: false,
    async prepare({ mails, n }) {
      mails.breakAt({ at: 'rcpt', does: 'hang', to: hangingRecipient(n) });
    },
    async strike(scene) {
      // All others have their mails meanwhile.
      await scene.untilTaken((scene.n - 20) / scene.n);
    },
    heal: mend,
  },
];

import { describe, expect, test } from '@jest/globals';
import { alarmsOf } from '../../../domain/alarms/alarms.ts';
import type {
  AskedServer,
  HealthFacts,
  LedgerFigures,
  MailFigures,
} from '../../../domain/alarms/facts.ts';
import { partsOf } from '../../../domain/alarms/parts.ts';
import { alarmWords } from '../../../domain/alarms/words.ts';

const AT = new Date('2027-11-01T01:00:00Z');
const MAIL: MailFigures = {
  ...{ due: 0, oldestDue: 0, untaken: 0, untakenFor: 0, stalled: 0, putOff: 0, putOffContacts: 0 },
  ...{ putOffFor: 0, unanswered: 0, putOffCode: null, givenUp: 0, uncertain: 0, refusedByCode: {} },
  ...{ refusedSinceTaken: 0, uncomposable: 0, takenAgo: null },
};
const WORKER = { id: 'worker-1', startedAgo: 3600, taskAgo: 5, clockOff: 0.1 };
const LEDGER: LedgerFigures = {
  ...{
    workers: [WORKER],
    workerGoneFor: 1,
    serverGoneFor: null,
    fencedFor: null,
    clockOff: 0,
    writesRefused: null,
  },
  ...{ relay: { waiting: 0, oldest: 0 }, steps: { late: 0, oldest: 0 }, mail: MAIL },
  ...{ repairs: { count: 0, firstAgo: 0 }, reviewsWaiting: 3, scheduleAgo: 100 },
};
const TEMPORAL: AskedServer = { part: 'temporal', up: true, detail: '', pollers: 1 };
const WELL: HealthFacts = {
  ...{ at: AT, ledger: LEDGER, unanswered: null, answeredInMs: 1, missingMigrations: [] },
  servers: [TEMPORAL, { part: 'smtp', up: true, detail: '' }],
};
const facts = (ledger: Partial<LedgerFigures>, others: Partial<HealthFacts> = {}): HealthFacts => ({
  ...{ ...WELL, ledger: { ...LEDGER, ...ledger } },
  ...others,
});
const mail = (figures: Partial<MailFigures>) => facts({ mail: { ...MAIL, ...figures } });
const told = (of: HealthFacts) =>
  alarmsOf(of).map(({ name, severity }) => (severity === 'fault' ? name : `(${name})`));

describe('alarms', () => {
  test('there is none when all is well', () => {
    expect(told(WELL)).toEqual([]);
    expect(partsOf(WELL, []).every(({ up }) => up)).toBe(true);
  });

  test.each<[string, HealthFacts, string[]]>([
    ['no database', { ...WELL, ledger: null, unanswered: '57P03' }, ['database_down']],
    ['an older schema', { ...WELL, ledger: null, missingMigrations: ['a'] }, ['schema_behind']],
    ['a full disk', facts({ writesRefused: '53100' }), ['disk_full']],
    ['a standby', facts({ writesRefused: '25006' }), ['writes_refused']],
    ['no worker', facts({ workers: [], workerGoneFor: 16, scheduleAgo: 9999 }), ['worker_gone']],
    ['a worker just in time', facts({ workers: [{ ...WORKER, taskAgo: 40 }] }), []],
    ['a silent worker', facts({ workers: [{ ...WORKER, taskAgo: 41 }] }), ['worker_idle']],
    ['virtual time', facts({ workers: [{ ...WORKER, taskAgo: null }], scheduleAgo: null }), []],
    ['a killed server', facts({ serverGoneFor: 20 }), ['pages_gone']],
    ['clocks alike', facts({ clockOff: -4.9 }), []],
    ['a clock that is late', facts({ clockOff: -3600 }), ['clock_off']],
    [
      'a worker’s clock that is early',
      facts({ workers: [{ ...WORKER, clockOff: 3600 }] }),
      ['clock_off'],
    ],
    ['a word that waits', facts({ relay: { waiting: 1, oldest: 46 } }), ['relay_late']],
    ['late steps', facts({ steps: { late: 2, oldest: 46 } }), ['(steps_late)']],
    ['steps that are not taken', facts({ steps: { late: 2, oldest: 601 } }), ['steps_stuck']],
    [
      'a fence, behind which mails wait',
      facts({ fencedFor: 9, mail: { ...MAIL, untaken: 3, untakenFor: 300 } }),
      ['(fenced)'],
    ],
    ['what was mended', facts({ repairs: { count: 1, firstAgo: 60 } }), ['(repaired)']],
    ['a Schedule that stopped', facts({ scheduleAgo: 901 }), ['(schedule_stopped)']],
    [
      'a Schedule that somebody paused just now',
      facts({ scheduleAgo: 3 }, { servers: [{ ...TEMPORAL, isSchedulePaused: true }] }),
      ['(schedule_stopped)'],
    ],
    ['one that runs', facts({}, { servers: [{ ...TEMPORAL, isSchedulePaused: false }] }), []],
    [
      'a server that does not answer',
      facts({}, { servers: [{ part: 'smtp', up: false, detail: '' }] }),
      ['smtp_down'],
    ],
    [
      'nobody who polls',
      facts({}, { servers: [{ part: 'temporal', up: true, detail: '', pollers: 0 }] }),
      ['no_pollers'],
    ],
  ])('of %s', (_, of, names) => expect(told(of)).toEqual(names));

  const waiting = { untaken: 3, untakenFor: 50 };
  test.each<[string, Partial<MailFigures>, string[]]>([
    ['mails nobody takes', waiting, ['mail_untaken']],
    ['mails nobody takes any more', { ...waiting, takenAgo: 31 }, ['mail_untaken']],
    ['a herd on its way', { ...waiting, takenAgo: 29 }, []],
    ['a slow herd', { untaken: 3, untakenFor: 121, takenAgo: 3 }, ['(mail_slow)']],
    ['one recipient who hangs', { stalled: 1 }, ['(mail_slow)']],
    ['a server that hangs', { stalled: 5 }, ['mail_untaken']],
    [
      'a server that cannot be reached',
      { putOff: 1, putOffContacts: 1, putOffFor: 46, unanswered: 1 },
      ['mail_refused'],
    ],
    ['a full mailbox', { putOff: 1, putOffContacts: 1, putOffFor: 500 }, []],
    [
      'a mailbox full for long',
      { putOff: 1, putOffContacts: 1, putOffFor: 601 },
      ['(mail_put_off)'],
    ],
    ['all put off', { putOff: 5, putOffContacts: 5, putOffFor: 46 }, ['mail_refused']],
    ['four refused', { refusedSinceTaken: 4 }, []],
    ['nothing but refusals', { refusedSinceTaken: 5 }, ['mail_refused']],
    ['refusals among others', { refusedSinceTaken: 5, takenAgo: 2 }, []],
    ['what may have arrived', { givenUp: 1 }, ['(mail_uncertain)']],
    ['a fault of ours', { uncomposable: 1 }, ['(mail_uncomposable)']],
  ])('of mails: %s', (_, of, names) => expect(told(mail(of))).toEqual(names));

  test('say since when, and leave a part up that they only warn of', () => {
    const of = facts({ steps: { late: 2, oldest: 60 }, relay: { waiting: 1, oldest: 120 } });
    const alarms = alarmsOf(of);
    expect(alarms.map(({ since }) => since.toISOString())).toEqual([
      '2027-11-01T00:58:00.000Z',
      '2027-11-01T00:59:00.000Z',
    ]);
    const down = partsOf(of, alarms).filter(({ up }) => !up);
    expect(down.map(({ part }) => part)).toEqual(['relay']);
  });

  test('have words in both languages, with their figures', () => {
    const zh = alarmWords('zh-CN');
    const en = alarmWords('en');
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const words of Object.values(en))
      expect(words.what({ count: 7, code: 'x' }) + words.remedy).not.toMatch(/\p{Script=Han}/u);
    expect(zh.mail_refused.what({ count: 7, code: 'rcpt-554' })).toContain('7封');
    expect(zh.mail_refused.what({ count: 7, code: 'rcpt-554' })).toContain('rcpt-554');
  });
});

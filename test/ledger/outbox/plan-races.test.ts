import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { pausePlan } from '../../../ledger/commands/pause.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { OPERATOR } from '../../support/actors.ts';
import { OPENING, REPORT } from '../../support/dates.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne } from '../../support/outbox.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
});
const pause = () => pausePlan(year.other, 'small', '机构调整', OPERATOR);
const change = () => changePolicy(year.other, 'small', {}, OPERATOR);
/** Claims in two; the forming of the bytes waits until it is let go. */
function slowClaim() {
  const signals = { forming: () => {}, go: () => {} };
  const forming = new Promise<void>((resolve) => (signals.forming = resolve));
  const go = new Promise<void>((resolve) => (signals.go = resolve));
  const claimed = claim(year.ledger, {
    async form() {
      signals.forming();
      await go;
      return { address: 'officer@shuili.example', subject: '', raw: Buffer.from('x') };
    },
  });
  return { claimed, forming, go: () => signals.go() };
}

describe.each([
  ['a pause', pause],
  ['a change of policy', change],
])('%s that is not committed yet', (name, command) => {
  const isPause = name === 'a pause';

  test('while a digest is claimed: nothing is claimed under what is being changed', async () => {
    await year.stepAt(OPENING);
    const gate = await gateAt(year.ledger, 'audit');
    const running = command();
    await gate.reached();
    expect(await claim(year.ledger, { stragglerSeconds: -1 })).toEqual([]);
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: staged']);
    await gate.open();
    expect(await running).toMatchObject({ ok: true });
    // It has taken effect before: it goes out under the new epoch, unless the plan stands still.
    const messages = await claim(year.ledger);
    expect(messages).toHaveLength(isPause ? 0 : 1);
  });

  test('while a step is taken: the step waits, and sees it', async () => {
    const gate = await gateAt(year.ledger, 'audit');
    const running = command();
    await gate.reached();
    const step = stepReport(year.ledger, REPORT);
    await lockedOut(year.ledger.db, 2);
    await gate.open();
    await running;
    expect(await step).toMatchObject({ stage: isPause ? 'paused' : 'collecting' });
    const mails = await year.ledger.db.mail.findMany();
    expect(mails.map(({ epoch }) => epoch)).toEqual(isPause ? [] : [2]);
  });

  test('and the other way round: it waits for a claim, and makes it void', async () => {
    await year.stepAt(OPENING);
    const { claimed, forming, go } = slowClaim();
    await forming;
    const running = command();
    await lockedOut(year.ledger.db, 1);
    go();
    const [message] = await claimed;
    expect(await running).toMatchObject({ ok: true });
    expect(await begin(year.ledger, message!)).toBe(false);
    expect(await claim(year.ledger)).toHaveLength(isPause ? 0 : 1);
  });
});

test('a mail whose sending has begun is on its way, and a pause leaves it alone', async () => {
  await year.stepAt(OPENING);
  const message = await claimOne(year.ledger);
  expect(await begin(year.ledger, message)).toBe(true);
  await pause();
  expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: sending']);
});

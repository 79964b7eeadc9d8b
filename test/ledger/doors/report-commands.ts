import type { Actor } from '../../../domain/report/actor.ts';
import { deactivateContact, wishContact } from '../../../ledger/commands/contacts.ts';
import { answer, shareDraft } from '../../../ledger/commands/contribute.ts';
import { answerExtensions, decideExtensions } from '../../../ledger/commands/decide-extensions.ts';
import { askExtension } from '../../../ledger/commands/extension-commands.ts';
import { giveInstruction } from '../../../ledger/commands/instructions.ts';
import { setInternalDue } from '../../../ledger/commands/internal-due.ts';
import { takeUpIssue } from '../../../ledger/commands/issues/handle.ts';
import { answerIssue, withdrawIssue } from '../../../ledger/commands/issues/answer.ts';
import { raiseIssue } from '../../../ledger/commands/issues/raise.ts';
import { answerObjection, object } from '../../../ledger/commands/objections.ts';
import * as report from '../../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../../ledger/commands/save-writing.ts';
import { sendBack } from '../../../ledger/commands/send-back.ts';
import { signOff } from '../../../ledger/commands/sign-off.ts';
import { announceInspection } from '../../../ledger/inspections/announce.ts';
import { answerInspection } from '../../../ledger/inspections/answer.ts';
import { arrangeInspection } from '../../../ledger/inspections/arrange.ts';
import { callOffInspection } from '../../../ledger/inspections/call-off.ts';
import { concludeInspection } from '../../../ledger/inspections/conclude.ts';
import { recordFinding } from '../../../ledger/inspections/findings.ts';
import { orderInspection } from '../../../ledger/inspections/order.ts';
import { formOf } from '../../support/forms.ts';
import { ARRANGED, FINDING, INSPECTION } from '../../support/inspecting.ts';
import type { Answered, Table, Who } from './who.ts';

const P = 'small';
const REPORT = 'small-periodic-2027-t001';
const PART = `${REPORT}-p-caizheng`;
const CONSOLIDATION = 'small-consolidation-2027';
const ISSUE = 'small-issue-1';
const why = '会议议定。';
const person = (actor: Actor) => ({ actor, email: 'leader@shuili.example' });
const CONTACT = {
  role: 'deputy',
  name: '副岗',
  address: 'd@shuili.example',
  lang: 'zh-CN',
  phone: '',
};
const files = () => Promise.reject(new Error('nobody gets as far'));
const RUNS: readonly Who[] = ['commission', 'admin'];
const OWNER: readonly Who[] = ['owner'];
const GOVERNMENT: readonly Who[] = ['government'];

const answersOf = (each: readonly { outcome: Answered }[]) => each.map(({ outcome }) => outcome);

/** Commands on reports, issues, documents and inspections. */
export const REPORT_COMMANDS: Table = [
  ['file', OWNER, (l, a) => report.file(l, REPORT, formOf(), a)],
  ['withdraw', OWNER, (l, a) => report.withdraw(l, REPORT, 1, a)],
  ['beginReview', ['commission'], (l, a) => report.beginReview(l, REPORT, 1, a)],
  ['return', ['commission'], (l, a) => report.returnReport(l, REPORT, 1, '请补充。', a)],
  ['accept', ['commission'], (l, a) => report.accept(l, REPORT, 1, a)],
  ['reopen', ['commission'], (l, a) => report.reopen(l, REPORT, 1, '请补充。', a)],
  [
    'askExtension',
    OWNER,
    (l, a) =>
      askExtension(l, REPORT, { newDueOn: '2028-01-14', reason: why, stateOfWork: why }, person(a)),
  ],
  [
    'decideExtensions',
    ['commission'],
    async (l, a) =>
      answersOf(
        await decideExtensions(
          l,
          [{ extensionId: `${REPORT}/1`, decision: { outcome: 'refused', words: why } }],
          a,
        ),
      ),
  ],
  [
    'answerExtensions',
    OWNER,
    async (l, a) => answersOf(await answerExtensions(l, [`${REPORT}/1`], null, person(a))),
  ],
  ['shareDraft', OWNER, (l, a) => shareDraft(l, REPORT, formOf(), a)],
  [
    'answer',
    ['cooperator'],
    (l, a) => answer(l, PART, { kind: 'input', form: formOf() } as never, a),
  ],
  [
    'setInternalDue',
    ['owner', ...RUNS],
    async (l, a) => {
      const outcome = await setInternalDue(
        l,
        P,
        [{ reportId: REPORT, day: '2027-12-01' } as never],
        a,
      );
      return outcome.ok
        ? (outcome.value.map((each) =>
            'refusal' in each ? { ok: false, ...each } : { ok: true },
          ) as Answered[])
        : outcome;
    },
  ],
  [
    'object',
    OWNER,
    (l, a) => object(l, 'small-receipt-once-shuili', { taskId: null, text: why }, a),
  ],
  [
    'answerObjection',
    ['commission'],
    (l, a) => answerObjection(l, 'small-receipt-once-shuili/1', why, a),
  ],
  ['giveInstruction', GOVERNMENT, (l, a) => giveInstruction(l, REPORT, why, a)],
  [
    'raiseIssue',
    ['owner', 'cooperator', 'region', 'commission'],
    (l, a) =>
      raiseIssue(
        l,
        P,
        { title: '缺口', what: why, asked: why, urgent: false, taskId: null, fromReportId: null },
        a,
      ),
  ],
  ['takeUpIssue', ['commission'], (l, a) => takeUpIssue(l, ISSUE, why, a)],
  ['answerIssue', GOVERNMENT, (l, a) => answerIssue(l, ISSUE, why, a)],
  ['withdrawIssue', OWNER, (l, a) => withdrawIssue(l, ISSUE, why, a)],
  [
    'saveWriting',
    ['commission'],
    (l, a) => saveWriting(l, CONSOLIDATION, { texts: {}, basedOn: 0 } as never, a),
  ],
  [
    'sendBack',
    ['commission'],
    (l, a) => sendBack(l, CONSOLIDATION, { basedOn: 1, reason: why }, a),
  ],
  ['signOff', ['commission'], (l, a) => signOff(l, CONSOLIDATION, 1, a, files)],
  [
    'wishContact',
    OWNER,
    (l, a) =>
      wishContact(l, { contactId: 'shuili-leader', form: { ...CONTACT, role: 'leader' } }, a),
  ],
  ['deactivateContact', OWNER, (l, a) => deactivateContact(l, 'shuili-leader', a)],
  [
    'orderInspection',
    GOVERNMENT,
    (l, a) =>
      orderInspection(
        l,
        P,
        { scope: '灌区', period: { from: '2027-01-01', to: '2027-12-31' }, randomShare: 10 },
        a,
      ),
  ],
  [
    'arrangeInspection',
    ['commission', 'government'],
    (l, a) => arrangeInspection(l, INSPECTION, ARRANGED, { actor: a, preview: true }),
  ],
  [
    'announceInspection',
    ['commission', 'government'],
    (l, a) => announceInspection(l, INSPECTION, { actor: a, preview: true }),
  ],
  [
    'concludeInspection',
    ['commission', 'government'],
    (l, a) => concludeInspection(l, INSPECTION, why, { actor: a, preview: true }),
  ],
  [
    'callOffInspection',
    ['commission', 'government'],
    (l, a) => callOffInspection(l, INSPECTION, why, { actor: a, preview: true }),
  ],
  [
    'recordFinding',
    ['cooperator', 'commission', 'government'],
    (l, a) => recordFinding(l, INSPECTION, FINDING, { actor: a, preview: true }),
  ],
  [
    'answerInspection',
    OWNER,
    (l, a) => answerInspection(l, INSPECTION, why, { actor: a, preview: true }),
  ],
];

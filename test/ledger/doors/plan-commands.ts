import type { Actor } from '../../../domain/report/actor.ts';
import { assignEach } from '../../../ledger/commands/assign-assessors.ts';
import { acceptFinding, reopenFinding } from '../../../ledger/commands/accept-finding.ts';
import { bringLedger } from '../../../ledger/commands/bring-ledger.ts';
import { changeCalendar } from '../../../ledger/commands/change-calendar.ts';
import { changePolicy, previewPolicy } from '../../../ledger/commands/change-policy.ts';
import { changeTask } from '../../../ledger/commands/change-task.ts';
import { confirmProposals } from '../../../ledger/commands/confirm-proposals.ts';
import { editLetter } from '../../../ledger/commands/edit-letter.ts';
import { endObligation, resumeObligation } from '../../../ledger/commands/end-obligation.ts';
import { continuePlan, endPlan } from '../../../ledger/commands/end-plan.ts';
import { addIndicator, confirmIndicators } from '../../../ledger/commands/indicators.ts';
import { issueLetter } from '../../../ledger/commands/issue-letter.ts';
import { launch, undoLaunch } from '../../../ledger/commands/launch.ts';
import { pausePlan, resumePlan } from '../../../ledger/commands/pause.ts';
import { setAbsence } from '../../../ledger/commands/register/absence.ts';
import { askAddress } from '../../../ledger/commands/register/address-check.ts';
import { addAgency, addAlias, changeAgency } from '../../../ledger/commands/register/agencies.ts';
import { removeContact, saveContact } from '../../../ledger/commands/register/contacts.ts';
import { correctPerson } from '../../../ledger/commands/register/correct-person.ts';
import { exportPerson } from '../../../ledger/commands/register/export-person.ts';
import { endAgency } from '../../../ledger/commands/register/end-agency.ts';
import {
  importRegister,
  previewRegister,
} from '../../../ledger/commands/register/import/import-register.ts';
import {
  addUser,
  changeUser,
  endUserSessions,
  removePasskeys,
  setUserActive,
} from '../../../ledger/commands/register/users.ts';
import { sendAgain } from '../../../ledger/commands/send-again.ts';
import { resumeTask, setAsideTask } from '../../../ledger/commands/set-aside.ts';
import { takeBackLetter } from '../../../ledger/commands/take-back-letter.ts';
import { transferAgency } from '../../../ledger/commands/transfer.ts';
import { decideDraft, undoDecision } from '../../../ledger/drafts/decide-draft.ts';
import { discardDraft } from '../../../ledger/drafts/discard-draft.ts';
import { importDraft } from '../../../ledger/drafts/import-draft.ts';
import { startDraft } from '../../../ledger/drafts/start-draft.ts';
import { askRehearsal } from '../../../ledger/rehearsal/ask.ts';
import { removeSeen } from '../../../ledger/retention/retain.ts';
import { FOR_EVER } from '../../../ledger/retention/rules.ts';
import { handedIn } from '../../support/harbour.ts';
import type { Table, Who } from './who.ts';

const P = 'small';
const DRAFT = 'draft';
const OBLIGATION = 'small-periodic';
const why = '会议议定。';
const by = (actor: Actor) => ({ actor, why, preview: true });
const person = (actor: Actor) => ({ actor, email: 'leader@shuili.example' });
const USER = {
  name: '统计岗',
  address: 'x@duban.example',
  role: 'agency',
  lang: 'zh-CN',
  agencyIds: ['shuili'],
};
const CONTACT = {
  role: 'deputy',
  name: '副岗',
  address: 'd@shuili.example',
  lang: 'zh-CN',
  phone: '',
};
const files = () => Promise.reject(new Error('nobody gets as far'));
const DEFINITION = {
  ...{
    name: '灌区',
    target: '12处',
    figure: 12,
    unit: '处',
    base: null,
    baseYear: null,
    byYear: 2028,
  },
  ...{ yearly: false, direction: 'up' as const, taskId: 'small-t001', agencyId: null },
};

const RUNS: readonly Who[] = ['commission', 'admin'];
const KEEPS: readonly Who[] = ['commission', 'otherCommission', 'admin'];
const ADMIN: readonly Who[] = ['admin'];

/** Commands on a plan, the register, and drafts. */
export const PLAN_COMMANDS: Table = [
  ['launch', RUNS, (l, a) => launch(l, P, { from: 2027, to: 2027 }, a)],
  ['pausePlan', RUNS, (l, a) => pausePlan(l, P, why, a)],
  ['resumePlan', RUNS, (l, a) => resumePlan(l, P, a)],
  ['endPlan', RUNS, (l, a) => endPlan(l, P, 'stay', by(a))],
  ['continuePlan', RUNS, (l, a) => continuePlan(l, P, by(a))],
  ['endObligation', RUNS, (l, a) => endObligation(l, P, OBLIGATION, 'stay', by(a))],
  ['resumeObligation', RUNS, (l, a) => resumeObligation(l, P, OBLIGATION, by(a))],
  ['sendAgain', RUNS, (l, a) => sendAgain(l, P, { code: '550' }, a)],
  ['changePolicy', RUNS, (l, a) => changePolicy(l, P, {}, a)],
  ['previewPolicy', RUNS, (l, a) => previewPolicy(l, P, {}, a)],
  ['changeTask', RUNS, (l, a) => changeTask(l, P, 'small-t001', { text: '推进。' }, by(a))],
  ['setAsideTask', RUNS, (l, a) => setAsideTask(l, P, 'small-t001', 'dropped', by(a))],
  ['resumeTask', RUNS, (l, a) => resumeTask(l, P, 'small-t001', by(a))],
  [
    'transferAgency',
    RUNS,
    (l, a) =>
      transferAgency(
        l,
        P,
        { cause: 'merged', fromId: 'shuili', to: { id: 'caizheng' } } as never,
        by(a),
      ),
  ],
  [
    'acceptFinding',
    RUNS,
    (l, a) =>
      acceptFinding(
        l,
        { planId: P, finding: 'x', years: { from: 2027, to: 2027 }, facts: '' },
        why,
        a,
      ),
  ],
  ['reopenFinding', RUNS, (l, a) => reopenFinding(l, P, 'x', a)],
  ['confirmProposals', RUNS, (l, a) => confirmProposals(l, P, [], a)],
  ['assignEach', RUNS, (l, a) => assignEach(l, P, [], { actor: a, preview: true })],
  ['confirmIndicators', RUNS, (l, a) => confirmIndicators(l, P, [], { actor: a, preview: true })],
  ['addIndicator', RUNS, (l, a) => addIndicator(l, P, DEFINITION, by(a))],
  ['askRehearsal', RUNS, (l, a) => askRehearsal(l, P, { from: 2027, to: 2027 }, a)],
  ['bringLedger', RUNS, (l, a) => bringLedger(l, P, { dues: [], contacts: [] }, null, a)],
  [
    'editLetter',
    RUNS,
    (l, a) => editLetter(l, P, 'letter~x', { version: 0, seal: '' }, { how: 'reset' } as never, a),
  ],
  [
    'issueLetter',
    RUNS,
    (l, a) => issueLetter(l, P, { key: 'letter~x', number: '1', seal: '' }, person(a), files),
  ],
  ['takeBackLetter', RUNS, (l, a) => takeBackLetter(l, P, 'x', a)],
  ['undoLaunch', RUNS, (l, a) => undoLaunch(l, P, a)],
  ['changeCalendar', RUNS, (l, a) => changeCalendar(l, { takeBack: 99 }, a, { preview: true })],
  [
    'addAgency',
    KEEPS,
    (l, a) => addAgency(l, { name: '统计局', nameEn: '', kind: 'department' }, a),
  ],
  [
    'changeAgency',
    KEEPS,
    (l, a) =>
      changeAgency(
        l,
        'shuili',
        { name: '水利厅', nameEn: '', kind: 'department', keepAlias: true },
        a,
      ),
  ],
  ['addAlias', KEEPS, (l, a) => addAlias(l, 'shuili', '水利', a)],
  [
    'saveContact',
    KEEPS,
    (l, a) => saveContact(l, { agencyId: 'shuili', contactId: null }, CONTACT, a),
  ],
  [
    'removeContact',
    KEEPS,
    (l, a) => removeContact(l, { agencyId: 'shuili', contactId: 'shuili-leader' }, a),
  ],
  ['askAddress', KEEPS, (l, a) => askAddress(l, 'shuili-officer', a)],
  ['endAgency', KEEPS, (l, a) => endAgency(l, 'chifeng', { intoId: null, why }, a)],
  ['previewRegister', KEEPS, (l, a) => previewRegister(l, {}, a)],
  ['importRegister', KEEPS, (l, a) => importRegister(l, {}, { seen: '', onlyGood: true }, a)],
  ['startDraft', KEEPS, (l, a) => startDraft(l, handedIn(), a)],
  [
    'setAbsence',
    ['owner', ...KEEPS],
    (l, a) =>
      setAbsence(
        l,
        { agencyId: 'shuili', contactId: 'shuili-officer' },
        { from: '', to: '', standInId: '' },
        a,
      ),
  ],
  ['addUser', ADMIN, (l, a) => addUser(l, USER, a)],
  ['changeUser', ADMIN, (l, a) => changeUser(l, 'u', USER, a)],
  [
    'correctPerson',
    ADMIN,
    (l, a) => correctPerson(l, 'officer@shuili.example', { name: '新名' }, a),
  ],
  ['exportPerson', ADMIN, (l, a) => exportPerson(l, 'officer@shuili.example', a)],
  [
    'removeSeen',
    ADMIN,
    (l, a) =>
      removeSeen(l, FOR_EVER, { asOf: { business: new Date(0), real: new Date(0) }, seen: '' }, a),
  ],
  ['setUserActive', ADMIN, (l, a) => setUserActive(l, 'u', false, a)],
  ['removePasskeys', ADMIN, (l, a) => removePasskeys(l, 'u', a)],
  ['endUserSessions', ADMIN, (l, a) => endUserSessions(l, 'u', a)],
  ['decideDraft', ADMIN, (l, a) => decideDraft(l, DRAFT, 1, [], a)],
  ['undoDecision', ADMIN, (l, a) => undoDecision(l, DRAFT, { seq: 1 } as never, a)],
  ['importDraft', ADMIN, (l, a) => importDraft(l, DRAFT, a)],
  ['discardDraft', ADMIN, (l, a) => discardDraft(l, DRAFT, a)],
];

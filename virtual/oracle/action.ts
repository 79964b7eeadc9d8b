import type { CivilDate } from '../../domain/calendar/civil-date.ts';

/** Something that an agency or its reviewer does to one report, at an instant between the steps. */
export interface ReportAction {
  at: Date;
  kind:
    | 'file'
    | 'withdraw'
    | 'return'
    | 'accept'
    | 'reopen'
    | 'answer'
    | 'askExtension'
    | 'confirmExtension'
    | 'declineExtension'
    | 'grantExtension'
    | 'refuseExtension'
    | 'object'
    | 'answerObjection';
  reportId: string;
  /** Who owes it at that instant. */
  agencyId: string;
  /** answer: what a cooperating agency thinks of the lead's text, if there is one. */
  position?: 'agree' | 'disagree';
  /** askExtension: the date asked for. */
  newDueOn?: CivilDate;
  /** Done to a document that is signed off, or as an answer to a difference of the midterm evaluation. */
  of?: 'document' | 'difference';
}

/** 并入, 更名, 拆分: an agency's duties pass to another. */
export interface Transfer {
  at: Date;
  kind: 'transfer';
  cause: 'merged' | 'renamed' | 'split';
  fromId: string;
  /** Of a new agency the id that it is given. */
  toId: string;
  /** A new agency's names; left out: it is there. */
  named?: { name: string; nameEn: string };
  /** A new agency's first officer; a renamed one keeps its own people. */
  officer?: { name: string; address: string };
  /** Of a split: the places of the tasks that pass. */
  tasks?: readonly number[];
}

/** 不再推进, 已完成: a task is pursued no further. */
export interface SettingAside {
  at: Date;
  kind: 'setAside';
  /** The task's place in the plan. */
  task: number;
  cause: 'dropped' | 'completed';
}

/** A proposal of the midterm evaluation is adopted: a task is changed in words. */
export interface Adoption {
  at: Date;
  kind: 'adopt';
  task: number;
  /** Whose proposal it is, by report. */
  proposedBy: string;
  /** Which of the task's changes it is, from 1. */
  change: number;
}

/** What befalls the whole plan. */
export type PlanChange = Transfer | SettingAside | Adoption;

/** Who assesses a task; null: nobody of those who were chosen may. */
export interface GivenTask {
  task: number;
  contactId: string | null;
}

/** The commission names who assesses tasks, in bulk. */
export interface Naming {
  at: Date;
  kind: 'nameAssessors';
  contactIds: string[];
  given: GivenTask[];
}

/** A letter to an agency, or a circular, about a cycle. */
export interface Draft {
  effect: 'letter' | 'circular';
  cycleId: string;
  /** To whom a letter goes; of a circular null. */
  agencyId: string | null;
}

/** One that is issued: under which number, and whether its words are edited before. */
export interface IssuedDraft extends Draft {
  number: string;
  isEdited: boolean;
}

/** 印发: somebody of the commission goes through the drafts, issues some and leaves others. */
export interface Issuing {
  at: Date;
  kind: 'issue';
  /** In the order in which they are issued. */
  issued: IssuedDraft[];
  /** Worded, and left for another day. */
  worded: Draft[];
  /** How many wait in all. */
  waiting: number;
}

/** 重大问题: what is done about an issue, by its number among the plan's. */
export interface IssueAct {
  at: Date;
  kind: 'majorIssue';
  does: 'raise' | 'withdraw' | 'passOn' | 'merge' | 'answer' | 'sendBack';
  number: number;
  /** Who raised it. */
  agencyId: string;
  urgent?: boolean;
  /** merge: the number of the other one. */
  into?: number;
}

/** 检查: somebody orders, announces, records, concludes or answers an inspection. */
export interface InspectionAct {
  at: Date;
  kind: 'inspect';
  does: 'order' | 'announce' | 'record' | 'conclude' | 'answer';
  /** Which inspection of the plan, from 1. */
  number: number;
  /** order: what its random share is drawn by. */
  seed?: number;
  /** announce: what is inspected, by whom (contacts), on which days. */
  subjects?: { agencyId: string; task: number }[];
  members?: string[];
  from?: CivilDate;
  to?: CivilDate;
  /** record: what is found with whom, by whom (a contact). */
  findings?: { agencyId: string; rectifyBy: CivilDate }[];
  by?: string;
  /** answer: which agency. */
  agencyId?: string;
}

/** Whatever somebody does. */
export type Action = ReportAction | PlanChange | Naming | Issuing | IssueAct | InspectionAct;

/** Whether it is done to one report. */
export const isOfReport = (action: Action): action is ReportAction => 'reportId' in action;

/** How often each was done, for whoever asks whether the years had everything in them. */
export interface ActionCounts {
  extensionAsked: number;
  extensionGranted: number;
  extensionRefused: number;
  /** By the agency's own leader. */
  extensionDeclined: number;
  /** Asked for, and neither decided nor declined. */
  extensionUndecided: number;
  merged: number;
  renamed: number;
  split: number;
  transferred: number;
  setAside: number;
  reopened: number;
  returned: number;
  takenBack: number;
  objected: number;
  answered: number;
  disagreed: number;
  /** Versions of documents that a second person signed off, and what their reader did with them. */
  documentsSigned: number;
  documentsReturned: number;
  documentsReceived: number;
  /** Tasks that somebody was named to assess, and named again. */
  assessorsNamed: number;
  /** Reports that were asked for words on a difference, and those that gave them. */
  differencesAsked: number;
  differencesWorded: number;
  adjustmentsAdopted: number;
  lettersIssued: number;
  circularsIssued: number;
  /** Letters and circulars that somebody worded. */
  lettersEdited: number;
  /** Major issues, and what was done about them. */
  issuesRaised: number;
  issuesPassedOn: number;
  issuesSentBack: number;
  issuesAnswered: number;
  issuesWithdrawn: number;
  issuesMerged: number;
  /** Inspections that were concluded, what they found, and answers to them. */
  inspectionsConcluded: number;
  findingsRecorded: number;
  inspectionsAnswered: number;
}

/**
 * Counts what a script does.
 * @param differencesAsked how many were asked for words, which nobody does.
 */
export function countActions(actions: readonly Action[], differencesAsked: number): ActionCounts {
  const count = (kind: Action['kind']) => actions.filter((action) => action.kind === kind).length;
  const byCause = (cause: Transfer['cause']) =>
    actions.filter((action) => action.kind === 'transfer' && action.cause === cause).length;
  const inspected = (does: InspectionAct['does']) =>
    actions.filter((action) => action.kind === 'inspect').filter((each) => each.does === does);
  const issuings = actions.filter((action) => action.kind === 'issue');
  const issued = issuings.flatMap((each) => each.issued);
  const issuedAs = (effect: Draft['effect']) =>
    issued.filter((each) => each.effect === effect).length;
  const ofReports = actions.filter(isOfReport);
  const ofDocuments = (kind: ReportAction['kind']) =>
    ofReports.filter((action) => action.kind === kind && action.of === 'document').length;
  const given = actions.flatMap((action) => (action.kind === 'nameAssessors' ? action.given : []));
  const ofIssues = (does: IssueAct['does']) =>
    actions.filter((action) => action.kind === 'majorIssue' && action.does === does).length;
  const extensionAsked = count('askExtension');
  const extensionGranted = count('grantExtension');
  const extensionRefused = count('refuseExtension');
  const extensionDeclined = count('declineExtension');
  return {
    extensionAsked,
    extensionGranted,
    extensionRefused,
    extensionDeclined,
    extensionUndecided: extensionAsked - extensionGranted - extensionRefused - extensionDeclined,
    merged: byCause('merged'),
    renamed: byCause('renamed'),
    split: byCause('split'),
    transferred: count('transfer'),
    setAside: count('setAside'),
    reopened: count('reopen'),
    returned: count('return') + ofIssues('sendBack'),
    takenBack: count('withdraw'),
    objected: count('object'),
    answered: count('answerObjection'),
    disagreed: actions.filter(
      (action) => action.kind === 'answer' && action.position === 'disagree',
    ).length,
    documentsSigned: ofDocuments('file'),
    documentsReturned: ofDocuments('return'),
    documentsReceived: ofDocuments('accept'),
    assessorsNamed: given.filter(({ contactId }) => contactId !== null).length,
    differencesAsked,
    differencesWorded: ofReports.filter((action) => action.of === 'difference').length,
    adjustmentsAdopted: count('adopt'),
    lettersIssued: issuedAs('letter'),
    circularsIssued: issuedAs('circular'),
    lettersEdited:
      issued.filter(({ isEdited }) => isEdited).length +
      issuings.flatMap(({ worded }) => worded).length,
    issuesRaised: ofIssues('raise'),
    issuesPassedOn: ofIssues('passOn'),
    issuesSentBack: ofIssues('sendBack'),
    issuesAnswered: ofIssues('answer'),
    issuesWithdrawn: ofIssues('withdraw'),
    issuesMerged: ofIssues('merge'),
    inspectionsConcluded: inspected('conclude').length,
    findingsRecorded: inspected('record').flatMap(({ findings }) => findings ?? []).length,
    inspectionsAnswered: inspected('answer').length,
  };
}

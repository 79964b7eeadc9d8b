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

/** What befalls the whole plan. */
export type PlanChange = Transfer | SettingAside;

/** Whatever somebody does. */
export type Action = ReportAction | PlanChange;

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
}

/** Counts what a script does. */
export function countActions(actions: readonly Action[]): ActionCounts {
  const count = (kind: Action['kind']) => actions.filter((action) => action.kind === kind).length;
  const byCause = (cause: Transfer['cause']) =>
    actions.filter((action) => action.kind === 'transfer' && action.cause === cause).length;
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
    returned: count('return'),
    takenBack: count('withdraw'),
    objected: count('object'),
    answered: count('answerObjection'),
    disagreed: actions.filter(
      (action) => action.kind === 'answer' && action.position === 'disagree',
    ).length,
  };
}

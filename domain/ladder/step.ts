/** What a step says to whom it tells, and how pages call it. */
export type StepNotice =
  | 'assignment'
  | 'opening'
  | 'remind'
  | 'urge'
  | 'escalate'
  | 'letter'
  | 'circular'
  | 'close'
  /** 征求配合意见: a part of another agency's report is asked for, and asked for again. */
  | 'ask'
  | 'ask_again';

/** What a mail says: a step of a ladder, or what else befalls a plan or a report. */
export type Notice =
  | StepNotice
  | 'objection_answered'
  | 'returned'
  | 'rescheduled'
  | 'accepted'
  | 'disagreement'
  | DocumentNotice
  | IssueNotice
  /** The two sides of the midterm evaluation differ: words are asked for. */
  | 'difference'
  /** Somebody else assesses it from now on: to whoever was asked before. */
  | 'taken_off'
  | ChangeNotice
  | ExtensionNotice
  | LetterNotice
  | InspectionNotice
  | AuditNotice;

/** Where the audit's chains stand, to whoever keeps that outside of the house. */
export type AuditNotice = 'audit_heads';

/** A letter or circular that a person issued, to those it is addressed to. */
export type LetterNotice = 'letter_issued' | 'circular_issued';

/** What is said of a major issue (重大问题). */
export type IssueNotice =
  /** To the government: it waits for an answer. */
  | 'issue_passed_on'
  /** To whoever raised it. */
  | 'issue_answered'
  | 'issue_merged';

/** What is said of an inspection (检查): to whoever carries it out, its team, and the inspected agencies. */
export type InspectionNotice =
  /** To the commission: its subjects, team and days are to be arranged. */
  | 'inspection_ordered'
  | 'inspection_announced'
  /** To whoever is to inspect. */
  | 'inspection_team'
  | 'inspection_called_off'
  /** It is over, and there is no conclusion: to the commission, then to the government. */
  | 'inspection_unconcluded'
  | 'inspection_concluded'
  /** To whoever carries it out: an inspected agency has answered. */
  | 'inspection_answered';

/** What is said of documents: that one was signed off, with its files; an instruction, and its answer. */
export type DocumentNotice =
  | 'signed_off'
  /** 批示: what the government says to a document or report. */
  | 'instruction'
  /** What the commission does about it. */
  | 'taken_up';

/** What is said of a request for an extension (延期): to confirm, to decide, and what became of it. */
export type ExtensionNotice =
  | 'extension_asked'
  /** The leader declines to confirm it. */
  | 'extension_declined'
  | 'extension_waiting'
  | 'extended'
  | 'extension_refused';

/** What a mail says of what somebody decided in the course of a cycle. */
export type ChangeNotice =
  /** 重新打开: what was accepted is owed again. */
  | 'reopened'
  /** 退出报送范围: nothing is owed any more. */
  | 'left'
  /** It is owed again after all. */
  | 'rejoined'
  /** Its task was changed in words. */
  | 'amended'
  /** 移交: to whoever owes it from now on. */
  | 'transferred'
  /** The same, to whoever owed it until now. */
  | 'passed_on';

/** Notices that stay true whatever the agency does: no filing and no new terms take them back. */
export const STANDING_NOTICES: readonly Notice[] = [
  'objection_answered',
  'passed_on',
  'taken_off',
  'signed_off',
  'instruction',
  'taken_up',
  'issue_answered',
  'issue_merged',
  'letter_issued',
  'circular_issued',
  'inspection_ordered',
  'inspection_announced',
  'inspection_team',
  'inspection_called_off',
  'inspection_unconcluded',
  'inspection_concluded',
  'inspection_answered',
];

/** What a step does beside telling: put it before the superior, draft a document, close the books. */
export type StepEffect = 'escalate' | 'letter' | 'circular' | 'close';

/** Whom a step tells: who owes the report, or who it is put before. */
export type Party = 'owner' | 'superior';

/**
 * A span of calendar days or of workdays; negative before, positive after. `half`: of so many halves of
 * the time between opening and due date, n = 1 is its middle.
 */
export interface Offset {
  unit: 'day' | 'workday' | 'half';
  n: number;
}

/** 经办人, 分管领导: whom of an agency a step tells. 代办人: told only in the place of who is absent. */
export type ContactRole = 'officer' | 'leader' | 'deputy';

/** 催办层级: one step of a ladder: when, how severe, to whom, with what effect. */
export interface Step {
  /** Stands in a mail's key; two steps of a ladder have two names. */
  name: string;
  notice: StepNotice;
  /**
   * `late`: when it is first late in working time: the due instant itself, or of a due day the working
   * hour of the next workday.
   */
  from: 'opens' | 'due' | 'late';
  offset: Offset;
  /** Where it goes when it falls on a day off. */
  move: 'before' | 'after' | 'none';
  /** Of several that are due at once, only the most severe is taken. */
  severity: number;
  /** Null: nobody is told. */
  to: { party: Party; roles: readonly ContactRole[] } | null;
  /** It goes out on its own, not in the instant's digest. */
  single?: true;
  /** A step with an effect runs at its instant; one without may stage its mails ahead. */
  effect?: StepEffect;
}

/** What of the default ladder an obligation may choose: days before, workdays after the due date. */
export interface LadderChoice {
  /** Calendar days before the due date, each once. */
  reminders: readonly number[];
  urgeAfter: number;
  escalateAfter: number;
  /** Null: none is drafted. */
  letterAfter: number | null;
  circularAfter: number | null;
  closeAfter: number;
}

/**
 * The ladder that the design's §4 describes, with the numbers chosen: an opening notice, reminders to
 * the officer, urging of officer and leader, escalation to the superior, drafts of a letter and a
 * circular, closing of the books.
 * @param chosen what an obligation chose otherwise than its kind.
 */
export function defaultSteps(
  defaults: LadderChoice,
  chosen: { [Name in keyof LadderChoice]?: LadderChoice[Name] | undefined } = {},
): Step[] {
  const isChosen = Object.entries(chosen).filter(([, value]) => value !== undefined);
  const choice: LadderChoice = { ...defaults, ...Object.fromEntries(isChosen) };
  const before = choice.reminders
    .toSorted((a, b) => b - a)
    .map((days, index): Step => ({
      name: `remind-${days}`,
      notice: 'remind',
      from: 'due',
      offset: { unit: 'day', n: -days },
      move: 'before',
      severity: 20 + index,
      to: { party: 'owner', roles: ['officer'] },
    }));
  const after = (
    notice: StepNotice,
    workdays: number | null,
    rest: Pick<Step, 'severity' | 'to' | 'effect'>,
  ): Step[] =>
    workdays === null
      ? []
      : [
          {
            name: notice,
            notice,
            from: 'due',
            offset: { unit: 'workday', n: workdays },
            move: 'none',
            ...rest,
          },
        ];
  const owner = { party: 'owner', roles: ['officer', 'leader'] } as const;
  const superior = { party: 'superior', roles: ['officer'] } as const;
  return [
    {
      name: 'opening',
      notice: 'opening',
      from: 'opens',
      offset: { unit: 'day', n: 0 },
      move: 'none',
      severity: 10,
      to: { party: 'owner', roles: ['officer'] },
    },
    ...before,
    ...after('urge', choice.urgeAfter, { severity: 50, to: owner }),
    ...after('escalate', choice.escalateAfter, {
      severity: 60,
      to: superior,
      effect: 'escalate',
    }),
    // Drafts only: a person issues them, and is told that they wait.
    ...after('letter', choice.letterAfter, { severity: 70, to: superior, effect: 'letter' }),
    ...after('circular', choice.circularAfter, { severity: 80, to: superior, effect: 'circular' }),
    ...after('close', choice.closeAfter, { severity: 90, to: null, effect: 'close' }),
  ];
}

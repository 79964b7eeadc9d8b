import { kindOf } from '../../../domain/kinds/kinds.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { Notice } from '../../../domain/ladder/step.ts';
import type { Lang } from '../../../domain/words/words.ts';
import type { MailContent, MailItem, MailReport } from '../../../mail/compose/content.ts';

/** Contents to compose in tests; in English no name is Chinese, so that a stray word is seen. */
export const NAMES = {
  'zh-CN': {
    plan: '贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案',
    commission: '自治区发展改革委',
    agency: '自治区农牧业厅',
    other: '自治区水利厅',
    contact: '联络员',
    sender: '督办系统',
    title: '呼伦贝尔市规划落实情况报告',
    text: '大力发展粮食生产和特色农业。深入推进粮食高产创建，有条件的地区开展整乡整县整建制推进试点。',
    chapter: '建设富裕美好新农村',
    plans: '实施方案',
    yearly: '2027年度',
    reason: '一、缺少数据。\n二、原因不清。',
  },
  en: {
    plan: 'Division of Work',
    commission: 'Development and Reform Commission',
    agency: 'Department of Agriculture',
    other: 'Department of Water',
    contact: 'Liaison officer',
    sender: 'Duban',
    title: 'Report of Hulunbuir',
    text: 'Grow more grain. Extend high-yield trials wherever conditions allow, county by county.',
    chapter: 'A new countryside',
    plans: 'Implementation plan',
    yearly: '2027',
    reason: 'First, figures are missing.\nSecond, causes are unclear.',
  },
} satisfies Record<Lang, unknown>;

export function report(
  number: number | null,
  lang: Lang = 'zh-CN',
  rest: Partial<MailReport> = {},
): MailReport {
  const names = NAMES[lang];
  const dueOn = rest.dueOn ?? '2027-12-31';
  return {
    id: `p1-periodic-2027-${number ?? 'region'}`,
    title: names.title,
    taskNumber: number === null ? null : String(number),
    taskOrder: number,
    taskText: number === null ? null : names.text,
    chapter: number === null ? null : names.chapter,
    agency: names.agency,
    dueOn,
    originalDueOn: dueOn,
    provisional: false,
    kind: 'periodic',
    about: kindWordsOf(lang, 'periodic').about('2027'),
    ladder: kindOf('periodic')
      .ladder({ values: {}, period: null })
      .map(({ notice }) => notice),
    light: { colour: 'yellow', reason: { code: 'near-due', dueOn, days: 7 } },
    ...rest,
  };
}

/** How severe what is no step of a ladder is, as the ledger stages it. */
const OTHER_SEVERITIES: Record<string, number> = {
  assignment: 0,
  accepted: 0,
  returned: 45,
  rescheduled: 45,
};

/** A mail's row about a step of the yearly ladder, by its name (`remind-7`), or about a notice. */
export function item(
  step: string,
  number: number | null = 1,
  rest: Partial<MailItem> = {},
): MailItem {
  const ladder = kindOf('periodic').ladder({ values: {}, period: null });
  const planned = ladder.find(({ name }) => name === step);
  const notice = planned?.notice ?? (step as Notice);
  const severity = planned?.severity ?? OTHER_SEVERITIES[step] ?? 20;
  const row = `r${number}/1/${step}/c1`;
  return { row, notice, severity, report: report(number), ...rest };
}

export function content(items: MailItem[], rest: Partial<MailContent> = {}): MailContent {
  const names = NAMES[rest.lang ?? 'zh-CN'];
  return {
    lang: 'zh-CN',
    messageId: '<duban.m.0123456789@duban.example>',
    thread: '<duban.t.0123456789@duban.example>',
    sentAt: new Date('2027-12-24T01:00:00Z'),
    plan: {
      id: 'p1',
      title: names.plan,
      zone: 'Asia/Shanghai',
      commission: names.commission,
      superior: names.commission,
    },
    to: {
      name: names.contact,
      address: 'officer@nm.example',
      role: 'officer',
      agency: names.agency,
    },
    from: { name: names.sender, address: 'duban@fgw.example' },
    baseUrl: 'https://duban.example',
    items,
    ...rest,
  };
}

/** A request for an extension, as mails tell of it. */
const extensionOf = (lang: Lang) => ({
  newDueOn: '2028-01-21',
  reason: NAMES[lang].reason,
  stateOfWork: NAMES[lang].text,
  askedBy: NAMES[lang].contact,
  decision: NAMES[lang].reason,
});

/** One content of every kind, for officers and leaders. */
export function everyKind(lang: Lang): MailContent[] {
  const names = NAMES[lang];
  const tasks = [{ number: '3', text: names.text, cooperating: [names.other], lead: names.other }];
  const owes = [
    { name: names.plans, opensOn: '2027-01-04', firstDueOn: '2027-03-05' },
    { name: names.yearly, opensOn: '2027-11-01', firstDueOn: '2027-12-31' },
  ];
  const of = (step: string, number: number | null = 1, more: Partial<MailItem> = {}) =>
    item(step, number, { report: report(number, lang), ...more });
  const assignment = (leads: typeof tasks, cooperates: typeof tasks) =>
    of('assignment', null, { report: null, assignment: { leads, cooperates, owes } });
  const lists: MailItem[][] = [
    [assignment(tasks, tasks)],
    [assignment([], [])],
    ...[
      'opening',
      'remind-30',
      'remind-1',
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ].flatMap((step) => [[of(step)], [of(step, null)], [of(step, 1), of(step, 2)]]),
    [of('returned', 1, { reason: names.reason, reviewer: names.commission })],
    [of('accepted', 1, { reviewer: names.commission })],
    ...(['letter_issued', 'circular_issued'] as const).map((notice) => [
      of(notice, null, {
        report: null,
        letter: { id: '1', number: '7', title: names.title, issuedAt: new Date(0) },
      }),
    ]),
    [of('rescheduled', 1, { cause: 'policy' }), of('rescheduled', 2, { cause: 'policy' })],
    [of('rescheduled', 1, { cause: 'resume' })],
    ...(
      [
        'extension_asked',
        'extension_declined',
        'extension_waiting',
        'extended',
        'extension_refused',
      ] as const
    ).map((notice) => [of(notice, 1, { extension: extensionOf(lang) })]),
    [of('urge'), of('remind-7', 2), of('escalate', 3)],
    [
      of('urge', 1, {
        report: report(1, lang, { provisional: true, originalDueOn: '2027-12-20' }),
      }),
    ],
  ];
  return lists.flatMap((items) =>
    (['officer', 'leader'] as const).map((role) => {
      const base = content(items, { lang, atMost: 7 });
      return { ...base, to: { ...base.to, role } };
    }),
  );
}

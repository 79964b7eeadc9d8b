import type { ContactRole } from '../../domain/ladder/step.ts';
import { createHash } from 'node:crypto';
import { parseBytes } from '../../domain/document/parse-document.ts';
import {
  importPlan,
  type ImportedObligation,
  type ImportedPlan,
} from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Agencies by their ids; the commission and the water department lead the tasks in turn. */
const AGENCIES = [
  ['shuili', '自治区水利厅', 'Department of Water', 'department'],
  ['fagaiwei', '自治区发展改革委', 'Development and Reform Commission', 'commission'],
  ['caizheng', '自治区财政厅', 'Department of Finance', 'department'],
  ['zhengfuban', '自治区人民政府办公厅', 'General Office', 'government_office'],
  ['chifeng', '赤峰市', 'Chifeng City', 'region'],
] as const;

export interface SmallPlanOptions {
  id?: string;
  /** 1 to 3; the water department leads all of them. */
  tasks?: number;
  /** With the region 赤峰市. */
  region?: boolean;
  /** Officers of the water department beside the one it has. */
  moreOfficers?: string[];
  policy?: object;
  /** What is owed, by kind; default: the yearly report at the kind's own dates. */
  obligations?: ImportedObligation[];
  /** Lines of a cover letter. */
  letter?: string[];
  /** What the tasks say, instead of their own words. */
  texts?: string[];
  /** Nobody leads: the water and the finance department are jointly responsible (责任) for every task. */
  joint?: boolean;
}

/** An obligation that somebody has added by name; its duty would be a sentence of the document. */
export const owed = (kind: string, values: object = {}): ImportedObligation => ({
  kind,
  values,
  confirmedBy: '系统管理员',
  source: { addedBy: '系统管理员', why: '会议议定' },
});

const TASKS = ['推进大型灌区续建配套与节水改造', '加强中小河流治理', '保障农村饮水安全'];

/** The text of a plan of one to three tasks, in the notation of the notice. */
function smallDocument(
  { tasks = 1, letter = [], texts = TASKS }: SmallPlanOptions,
  lead = '自治区水利厅牵头，发展改革委、财政厅配合',
): string {
  return [
    ...letter,
    '某自治区贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案',
    '一、农业',
    '（一）水利',
    ...texts.slice(0, tasks).map((text, i) => `${i + 1}.${text}。（${lead}）`),
  ].join('\n');
}

/** The same plan as it is imported: document, agencies, an officer and a leader for each. */
export function smallPlan(options: SmallPlanOptions = {}): ImportedPlan {
  const { id = 'small', region = false, moreOfficers = [], policy = {} } = options;
  const { obligations = [owed('periodic')], joint = false } = options;
  const text = joint
    ? smallDocument(options, '自治区水利厅、财政厅牵头，发展改革委配合')
    : smallDocument(options);
  const document = parseBytes(Buffer.from(text));
  const agencies = AGENCIES.map(([agency, name, nameEn, kind]) => ({
    id: agency,
    name,
    nameEn,
    kind,
    aliases: [],
  }));
  const contact = (agencyId: string, role: ContactRole, as: string = role) => ({
    id: `${agencyId}-${as}`,
    agencyId,
    role,
    name: role === 'officer' ? '联络员' : '分管领导',
    address: `${as}@${agencyId}.example`,
  });
  return {
    id,
    sourceName: 'small.txt',
    sha256: createHash('sha256').update(text).digest('hex'),
    sourceText: text,
    document,
    agencies,
    regions: region ? ['chifeng'] : [],
    commissionId: 'fagaiwei',
    governmentId: 'zhengfuban',
    contacts: [
      ...agencies.flatMap(({ id: each }) => [contact(each, 'officer'), contact(each, 'leader')]),
      ...moreOfficers.map((as) => contact('shuili', 'officer', as)),
    ],
    users: [],
    policy,
    obligations,
    ...(joint && { responsible: new Set(document.tasks.map((_, index) => index + 1)) }),
  };
}

/** Puts the small plan into a ledger. */
export async function importSmallPlan(
  ledger: Ledger,
  options: SmallPlanOptions = {},
): Promise<ImportedPlan> {
  const plan = smallPlan(options);
  await importPlan(ledger, plan);
  return plan;
}

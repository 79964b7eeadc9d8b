import type { ExportedReport } from '../../documents/report-document.ts';
import { fieldsOf } from '../../domain/forms/field-spec.ts';
import type { Attachment } from '../../ledger/attachments/attachments.ts';
import type { Contribution } from '../../ledger/read/contributions.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';

const NAMED = (id: string, name: string) => ({ id, name, nameEn: null });
const OWNER = NAMED('shuili', '自治区水利厅');
const TASK =
  '加快尼尔基水利枢纽下游灌区、绰勒水利枢纽下游灌区等大型灌区建设，推进节水改造，增强抗御旱涝灾害能力。到规划期末，新增节水灌溉面积1500万亩。';

const { forms, formVersion } = kindOf('periodic');
const FIELDS = fieldsOf(forms[formVersion]!({ taskId: 't060' }), {
  task: [],
  chapter: [],
  named: [],
  year: [],
  indicator: [
    {
      key: 'i1',
      label: '新增节水灌溉面积1500万亩',
      target: { text: '1500万亩', by: '2030' },
    },
  ],
});

const first = {
  revision: 1,
  formVersion,
  fields: FIELDS,
  form: { values: { progress: '灌区建设进展顺利。' }, nil: false, nilReason: '' },
  filedAt: new Date('2027-12-20T02:00:00Z'),
  filedBy: '水利厅联络员',
  late: false,
  dueOn: '2027-12-31',
  withdrawnAt: null,
  review: {
    outcome: 'returned' as const,
    reason: '进展没有数据，请补充完成投资和新增面积。',
    newDueOn: '2027-12-31',
    reviewedAt: new Date('2027-12-22T02:00:00Z'),
    reviewedBy: '发展改革委审核岗',
  },
};

/** What a cooperating agency said, or that it said nothing. */
const part = (id: string, name: string, given: Contribution['given']): Contribution => ({
  id: `part-${id}`,
  kind: 'contribution',
  agency: NAMED(id, name),
  stage: given ? 'accepted' : 'missed',
  leftAt: null,
  leftCause: null,
  opensAt: new Date('2027-12-16T01:00:00Z'),
  dueOn: '2027-12-28',
  dueAt: new Date('2027-12-28T16:00:00Z'),
  given,
});

/** The second revision was filed with a table, the cooperating agency's answer with a letter. */
const file = (name: string, size: number, digit: string): Attachment => ({
  id: name,
  name,
  type: 'xlsx',
  size,
  sha256: digit.repeat(64),
  addedAt: new Date('2027-12-24T02:00:00Z'),
  addedBy: '联络员',
});
const FILES = new Map([
  ['dongbei-periodic-2027-t060/2', [file('灌区投资明细表.xlsx', 1_500_000, 'a')]],
  ['part-caizheng/1', [file('资金下达文件.pdf', 90_000, 'b')]],
]);

/** A report of a task that was returned once, filed again and accepted; its typed text is hard to set. */
export const SPECIMEN_REPORT: ExportedReport = {
  id: 'dongbei-periodic-2027-t060',
  planTitle: '落实〈东北振兴“十二五”规划〉重点工作分工方案',
  zone: 'Asia/Shanghai',
  kind: 'periodic',
  period: '2027',
  stage: 'accepted',
  leftAt: null,
  agency: OWNER,
  superior: NAMED('fagaiwei', '内蒙古自治区发展和改革委员会'),
  task: {
    number: '60',
    text: TASK,
    chapter: '巩固发展现代农业',
    section: '加强农业基础设施建设',
    lead: [OWNER],
    cooperating: [NAMED('fgw', '自治区发展改革委'), NAMED('caizheng', '自治区财政厅')],
    targets: [],
  },
  orderedBy: { quote: '各部门、各地区每年年底前将规划落实情况报送自治区发展改革委' },
  dueOn: '2027-12-31',
  originalDueOn: '2027-12-31',
  files: { listed: FILES },
  cooperation: {
    newest: 'revision/2',
    contributions: [
      part('caizheng', '自治区财政厅', {
        revision: 1,
        at: new Date('2027-12-21T02:00:00Z'),
        by: '财政厅联络员',
        late: false,
        input: '安排节水灌溉专项资金4000万元。',
        position: 'disagree',
        opinion: '资金数额与我厅下达数不一致，请核对。',
        on: 'revision/1',
        onSha256: null,
      }),
      part('fgw', '自治区发展改革委', null),
    ],
  },
  light: { colour: 'blue', reason: { code: 'accepted', acceptedOn: '2027-12-30' } },
  filed: [
    {
      ...first,
      revision: 2,
      form: {
        values: {
          progress:
            '一、灌区续建。尼尔基水利枢纽下游灌区完成投资3.2亿元，占年度计划的96.5%。\n二、节水改造。全年新增节水灌溉面积310万亩，<累计>达到1280万亩 & 超过序时进度。\u0001\n三、抗旱能力。=SUM(A1:A9)不是公式，而是填报人写下的文字。',
          policy: '衔接落实国家大中型灌区续建配套与现代化改造政策，争取中央预算内投资1.1亿元。',
          problems: '旗县配套资金到位较慢，个别标段受汛期影响。',
          nextSteps: '',
          'value.i1': '1280万亩（水利统计年报）',
        },
        nil: false,
        nilReason: '',
      },
      filedAt: new Date('2027-12-28T08:30:00Z'),
      review: {
        outcome: 'accepted',
        reason: null,
        newDueOn: null,
        reviewedAt: new Date('2027-12-30T03:00:00Z'),
        reviewedBy: '发展改革委审核岗',
      },
    },
    first,
  ],
};

import { circular as assembledCircular } from '../../domain/letters/circular.ts';
import { formalLetter as assembledLetter } from '../../domain/letters/formal-letter.ts';
import {
  DRAFT_MARK,
  officialDocument,
  plainParagraph,
  type OfficialDocument,
} from '../../domain/letters/official-document.ts';
import {
  officialText,
  type OverdueFacts,
  type OverdueItem,
} from '../../domain/letters/official-text.ts';
import { receiptDocument, reportDocument } from '../../documents/report-document.ts';
import { GRID } from '../../documents/gb9704.ts';
import { signedSpecimens } from './specimen-signed.ts';
import { SPECIMEN_REPORT } from './specimen-report.ts';

/** When all specimens were composed. */
const AT = new Date('2028-01-17T01:00:00Z');

const TASK =
  '加快尼尔基水利枢纽下游灌区、绰勒水利枢纽下游灌区等大型灌区建设，推进节水改造，增强抗御旱涝灾害能力。';

const formalLetter = (facts: OverdueFacts) => officialText(assembledLetter(facts), facts.on);
const circular = (facts: OverdueFacts) => officialText(assembledCircular(facts), facts.on);

const item = (agency: string, number: number): OverdueItem => ({
  report: `t${number}`,
  agency,
  task: { number: String(number), text: TASK },
  dueOn: '2027-12-31',
  daysOverdue: 17,
});

const FACTS: OverdueFacts = {
  plan: '落实〈东北振兴“十二五”规划〉重点工作分工方案',
  commission: '内蒙古自治区发展和改革委员会',
  kind: 'periodic',
  period: '2027',
  order: '各部门、各地区要认真总结经验，每年年底前将规划落实情况报送自治区发展改革委',
  items: [60, 61, 62, 63].map((number) => item('自治区水利厅', number)),
  on: '2028-01-17',
  answerBy: '2028-01-24',
};

/** Every kind of document there is, by the name of its file: what is looked at, and what tests open. */
export function specimens(): Record<string, OfficialDocument> {
  const draft = { mark: DRAFT_MARK, at: AT };
  const toAll = {
    ...FACTS,
    items: [...FACTS.items, item('赤峰市人民政府', 71), item('通辽市人民政府', 72)],
  };
  const [filed] = SPECIMEN_REPORT.filed;
  return {
    grid: gridSpecimen(),
    letter: officialDocument(formalLetter(FACTS), { ...draft, format: 'letter' }),
    circular: officialDocument(circular(toAll), { ...draft, format: 'document' }),
    'all-parts': {
      ...officialDocument(circular(toAll), { format: 'document', mark: null, at: AT }),
      number: '内发改督字〔2028〕3号',
      attachments: [
        '逾期未报送事项清单',
        '规划重点工作分工方案落实情况报送要求及填报说明（2027年度）',
      ],
      imprint: {
        copies: '自治区人民政府办公厅，各盟行政公署、市人民政府，自治区各委、办、厅、局。',
        office: '内蒙古自治区发展和改革委员会办公室',
        printed: '2028年1月17日',
      },
    },
    ...signedSpecimens(),
    report: reportDocument(SPECIMEN_REPORT, AT),
    ...(filed && { receipt: receiptDocument(SPECIMEN_REPORT, filed, AT, LINK) }),
  };
}

/** Of the entry of a filing in the audit. */
const LINK = { chain: 'dongbei', seq: 1208, hash: '3f'.repeat(32) };

/** Nothing but full lines: what tells whether the grid is kept. */
const gridSpecimen = (): OfficialDocument => ({
  ...officialDocument(formalLetter(FACTS), { format: 'letter', mark: null, at: AT }),
  format: 'plain',
  title: '版式样张',
  addressee: null,
  body: [plainParagraph('国'.repeat(GRID.characters * GRID.lines * 2))],
  signature: null,
});

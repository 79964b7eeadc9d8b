import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ChangeNotice } from '../../domain/ladder/step.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const dayAndMonth = (date: CivilDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const named = ({ single, count, about, ask }: Matter) => single ?? ask.many(count, about);
const owing = ({ ask, count }: Matter) => ask.these(count);
const until = ({ ask, dueOn }: Matter) =>
  dueOn === null ? '' : `，请于${dayAndMonth(dueOn)}24:00前${ask.act}`;

/** 由人决定的变动：重新打开、退出、恢复、任务调整、移交。 */
export const changeNoticesZh: Record<ChangeNotice, NoticeWords> = {
  reopened: {
    name: '重新打开',
    subject: (matter) => `${named(matter)}办结后重新打开${until(matter)}`,
    section: (matter) => `重新打开（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.superior}将${owing(matter)}重新打开，请按所列理由补充、修改后重新报送。原已审核通过的报送稿和首次报送时间均予保留。`,
    ],
  },
  left: {
    name: '不再要求报送',
    subject: (matter) => `${named(matter)}不再要求报送`,
    section: (matter) => `不再要求报送（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}决定，${owing(matter)}自即日起不再要求报送，理由如下。此前的提醒、催办不再有效，统计中单列为“不再要求报送”，不计入逾期。`,
      '已经报送的内容仍予保留，无须再作处理。',
    ],
  },
  rejoined: {
    name: '恢复报送',
    subject: (matter) => `${named(matter)}恢复报送${until(matter)}`,
    section: (matter) => `恢复报送（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}决定，${owing(matter)}恢复报送，理由如下。请按新的期限报送；此前已经填写、报送的内容仍予保留。`,
    ],
  },
  amended: {
    name: '任务调整',
    subject: (matter) => `${named(matter)}的任务内容已调整`,
    section: (matter) => `任务内容调整（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}调整了${owing(matter)}的任务内容，理由如下。报送期限不变，请按调整后的内容报送。`,
    ],
  },
  transferred: {
    name: '移交接收',
    subject: (matter) => `${named(matter)}移交本单位${until(matter)}`,
    section: (matter) => `移交本单位（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}决定，${owing(matter)}自即日起由${matter.agency}承担，理由如下。尚未报送的，重新给予报送时间，移交前的逾期不计在本单位名下；正在审核的，继续审核。`,
    ],
  },
  passed_on: {
    name: '已移交',
    subject: (matter) => `${named(matter)}已移交其他单位`,
    section: (matter) => `已移交其他单位（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}决定，${owing(matter)}自即日起由其他单位承担，理由如下，${matter.agency}无须再报送。`,
      '此前以本单位名义报送的内容仍署本单位名称，可以登录查看。',
    ],
  },
};

import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const dayAndMonth = (date: CivilDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const until = ({ dueOn }: Matter) => (dueOn === null ? '' : `，${dayAndMonth(dueOn)}24:00前答复`);
/** 任务12（…）的配合意见，或者几项。 */
const parts = ({ count, single }: Matter) => single ?? `${count}项任务的配合意见`;
const these = ({ count }: Matter) => (count === 1 ? '以下任务' : `以下${count}项任务`);

/** 配合意见的用语：征求、催请、不同意见。 */
export const contributionNoticesZh: Record<'ask' | 'ask_again' | 'disagreement', NoticeWords> = {
  ask: {
    name: '征求意见',
    subject: (matter) => `请提出${parts(matter)}${until(matter)}`,
    section: (matter) => `征求配合意见（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.agency}配合${these(matter)}，牵头单位正在起草报告。请登录查看牵头单位的文稿，补充本单位的工作情况，并表明同意或不同意。`,
      '尚无文稿的，可先提供情况；牵头单位出稿后仍可再次答复。牵头单位的报告不因未答复而推迟，但会注明哪些单位未答复。',
    ],
  },
  ask_again: {
    name: '催请意见',
    subject: (matter) => `${parts(matter)}尚待答复${until(matter)}`,
    section: (matter) => `催请配合意见（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.agency}配合${these(matter)}，尚未答复。请登录查看牵头单位的文稿，提供情况，并表明同意或不同意。`,
      '牵头单位的报告审核办结前均可答复；到时仍未答复的，报告中注明“未答复”。',
    ],
  },
  disagreement: {
    name: '不同意见',
    subject: (matter) => `${parts(matter)}：不同意牵头单位文稿`,
    section: (matter) => `配合单位有不同意见（${matter.count}项）`,
    paragraphs: () => [
      '配合单位不同意牵头单位的文稿，意见附后。请登录对照查看双方文本，并在审核时协调处理。',
    ],
  },
};

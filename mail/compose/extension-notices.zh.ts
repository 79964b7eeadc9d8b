import type { ExtensionNotice } from '../../domain/ladder/step.ts';
import { wordsZh } from '../../domain/words/words.zh.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const named = ({ single, count }: Matter) => single ?? `${count}项报送`;
const until = ({ newDueOn }: Matter) =>
  newDueOn === null ? '' : `至${wordsZh.shortDate(newDueOn)}`;

/** What Chinese mails say of requests for an extension. */
export const extensionNoticesZh: Record<ExtensionNotice, NoticeWords> = {
  extension_asked: {
    name: '延期待确认',
    subject: (matter) => `${named(matter)}申请延期${until(matter)}，请您确认`,
    section: (matter) => `延期申请待确认（${matter.count}项）`,
    paragraphs: ({ superior }) => [
      `本单位联络员就下列事项申请延期报送，须经您确认后提交${superior}审批。请登录核对申请理由和工作进展，确认或者不予确认。`,
      '审批同意之前，原截止时间不变，催办照常进行。',
    ],
  },
  extension_declined: {
    name: '延期未获确认',
    subject: (matter) =>
      `${named(matter)}的延期申请未获分管领导确认${matter.dueOn === null ? '' : `，截止日期仍为${wordsZh.shortDate(matter.dueOn)}`}`,
    section: (matter) => `延期申请未获确认（${matter.count}项）`,
    paragraphs: ({ superior }) => [
      `本单位分管领导未确认下列延期申请，理由如下。申请已撤回，没有提交${superior}。原截止时间不变。`,
      '请按期报送；截止之前可以补充理由，重新申请。',
    ],
  },
  extension_waiting: {
    name: '延期待审批',
    subject: (matter) => `${named(matter)}申请延期${until(matter)}，请审批`,
    section: (matter) => `延期申请待审批（${matter.count}项）`,
    paragraphs: () => [
      '下列事项的责任单位申请延期报送，已经该单位分管领导确认。请登录审批：可以同意所申请的日期，可以另定日期，也可以说明理由不予延期。',
      '审批之前，原截止时间不变，催办照常进行。',
    ],
  },
  extended: {
    name: '同意延期',
    subject: (matter) =>
      `${named(matter)}同意延期${matter.dueOn === null ? '' : `，请于${wordsZh.shortDate(matter.dueOn)}24:00前报送`}`,
    section: (matter) => `同意延期（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.superior}同意本单位的延期申请。${matter.role === 'leader' ? '请督促按新的期限报送。' : '请按新的期限报送，此前的提醒不再有效。'}`,
      '统计时原截止日期仍予保留，与延期后的日期并列。',
    ],
  },
  extension_refused: {
    name: '不予延期',
    subject: (matter) =>
      `${named(matter)}不予延期${matter.dueOn === null ? '' : `，截止日期仍为${wordsZh.shortDate(matter.dueOn)}`}`,
    section: (matter) => `不予延期（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.superior}未同意本单位的延期申请，理由如下。原截止时间不变。`,
      matter.role === 'leader' ? '请督促尽快报送。' : '请尽快报送。',
    ],
  },
};

import type { IssueNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** 重大问题的用语。 */
export const issueNoticesZh: Record<IssueNotice, NoticeWords> = {
  issue_passed_on: {
    name: '重大问题',
    subject: ({ single, count }) => `${single ?? `${count}件重大问题`}，请答复`,
    section: ({ count }) => `待答复的重大问题（${count}件）`,
    paragraphs: ({ commission }) => [
      `${commission}报来下列重大问题，研究意见附后。请登录系统阅看全文并答复，答复将送达反映问题的单位；需要补充的，可写明意见退回。`,
    ],
  },
  issue_answered: {
    name: '问题答复',
    subject: ({ single, count }) => `${single ?? `${count}件重大问题`}已有答复`,
    section: ({ count }) => `已答复的重大问题（${count}件）`,
    paragraphs: () => [
      '政府已对下列重大问题作出答复，答复内容附后，全文和办理经过可登录系统查看。',
    ],
  },
  issue_merged: {
    name: '问题并案',
    subject: ({ single, count }) => `${single ?? `${count}件重大问题`}已并案办理`,
    section: ({ count }) => `并案办理的重大问题（${count}件）`,
    paragraphs: ({ commission }) => [
      `${commission}已将下列重大问题并入另一件一并办理，理由附后。并案后的答复将同时送达贵单位，无须重新反映。`,
    ],
  },
};

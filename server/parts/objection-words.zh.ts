import type { PartsWords } from './catalog.ts';

/** What Chinese pages say of objections. */
export const objectionsZh: PartsWords['objections'] = {
  lead: '各单位对任务分工的异议，由其主管单位答复，答复以邮件通知该单位联络员。异议不影响签收期限。',
  open: (count) => `待答复（${count}项）`,
  noneOpen: '没有待答复的异议。',
  closed: (count) => `已答复、已撤回（${count}项）`,
  whole: '整个任务分工',
  receipt: '查看签收',
  raised: (instant) => `${instant}提出，提出人：`,
  withdrawn: (instant) => `已于${instant}撤回`,
  answered: (instant) => `${instant}答复，答复人：`,
  answer: '答复意见',
  send: '答复',
  waiting: '待答复异议',
  timeline: { raised: '提出异议', withdrawn: '撤回异议', answered: '答复异议' },
  ofTask: '对本任务的异议',
};

import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { RefusalWords } from './refusals.ts';
import type { IssueRefusal } from '../../domain/issue/refusal.ts';

const FIELDS = { title: '问题标题', what: '有关情况', asked: '请求事项' };
const CLOSED = { answered: '答复', withdrawn: '撤回', merged: '并案' };

/** Refusals of major issues in Chinese. */
export const issueRefusalsZh: Pick<RefusalWords, IssueRefusal['code']> = {
  nothing_ordered: ({ kind }) => ({
    why: `方案没有确认“${kindWordsOf('zh-CN', kind).name}”这项要求。`,
    todo: '请先在报送要求中确认，再办理。',
  }),
  on_own_page: () => ({
    why: '重大问题不在这里办理。',
    todo: '请在“重大问题”页面上报、答复或者退回。',
  }),
  only_agency_raises: () => ({
    why: '重大问题由各单位和发展改革委反映，政府办公厅负责答复。',
    todo: '需要交办事项的，请使用批示。',
  }),
  issue_lacks: ({ field }) => ({
    why: `没有写明${FIELDS[field]}。`,
    todo: '请补充后再提交；已写的内容保留在页面上。',
  }),
  issue_closed: ({ how, closedAt }, tell) => ({
    why: `这个问题已于${tell(closedAt)}${CLOSED[how]}。`,
    todo: '情况有变化的，请另行反映。',
  }),
  issue_passed_on: ({ passedOnAt }, tell) => ({
    why: `这个问题已于${tell(passedOnAt)}报政府，正在等待答复。`,
    todo: '请等待政府答复；需要更正的，请联系政府办公厅退回。',
  }),
  issue_not_passed_on: () => ({
    why: '这个问题尚未上报，或者已经退回。',
    todo: '请等待发展改革委上报后再答复。',
  }),
  not_mergeable: () => ({
    why: '只能并入同一方案中另一件尚未办结的问题。',
    todo: '请重新选择要并入的问题。',
  }),
  issue_followed: ({ numbers }) => ({
    why: `第${numbers.join('、')}件问题已并入本件，将随本件答复。`,
    todo: '请联系发展改革委继续办理。',
  }),
};

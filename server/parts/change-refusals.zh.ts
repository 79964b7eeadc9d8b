import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { ChangeRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** 任务、报送要求、单位职责的变动不能办理的原因。 */
export const changeRefusalsZh: Pick<RefusalWords, ChangeRefusal['code']> = {
  unknown_task: () => ({ why: '没有这项任务。', todo: '请从任务清单重新进入。' }),
  task_set_aside: ({ setAsideAt }, tell) => ({
    why: `这项任务已于${tell(setAsideAt)}停止推进或者完成。`,
    todo: '需要继续的，请先恢复任务。',
  }),
  not_set_aside: () => ({ why: '这项任务正在推进，无须恢复。', todo: '请查看任务的最新情况。' }),
  needs_owner: () => ({
    why: '任务须有牵头单位或者责任单位。',
    todo: '请指定接手的单位；任务不再推进的，请办理“不再推进”。',
  }),
  nothing_changed: () => ({ why: '内容没有变化，没有记录。', todo: '请修改后再提交。' }),
  no_such_obligation: () => ({ why: '没有这项报送要求。', todo: '请从报送要求清单重新进入。' }),
  obligation_ended: ({ endedAt }, tell) => ({
    why: `这项报送要求已于${tell(endedAt)}终止。`,
    todo: '无须再次终止。',
  }),
  obligation_not_ended: () => ({ why: '这项报送要求没有终止。', todo: '无须恢复。' }),
  cycle_passed: ({ kind, period }) => {
    const { about, name } = kindWordsOf('zh-CN', kind);
    return {
      why: `终止以后，${about(period) || name}本应已经开始，不能补开。`,
      todo: '请重新确认一项报送要求。',
    };
  },
  no_such_agency: () => ({ why: '没有这个单位。', todo: '请从单位清单中选择。' }),
  same_agency: () => ({ why: '移出单位和接收单位相同。', todo: '请选择其他单位。' }),
  agency_ended: ({ endedAt }, tell) => ({
    why: `该单位已于${tell(endedAt)}撤并或者更名。`,
    todo: '请选择接收其职责的单位。',
  }),
  plan_office: () => ({
    why: '该单位是方案的主管发展改革委或者政府办公厅，负责审核和督办，不能在此移交。',
    todo: '请联系系统管理员变更方案的主管单位。',
  }),
  not_alike: () => ({
    why: '地区和部门的报送内容不同，不能互相移交。',
    todo: '地区请选择地区，部门请选择部门。',
  }),
  name_taken: ({ name }) => ({
    why: `已有单位名为“${name}”。`,
    todo: '请填写其他名称；并入已有单位的，请选择“并入”。',
  }),
  bad_name: () => ({ why: '请填写单位名称，不超过100字。', todo: '填写后再提交。' }),
  no_tasks: () => ({ why: '没有选择需要移交的任务。', todo: '请至少选择一项该单位承担的任务。' }),
  other_plan: ({ title }) => ({
    why: `该单位在《${title}》中也有任务，该方案由其他单位主管。`,
    todo: '请由系统管理员办理，或者先商该方案的主管单位。',
  }),
};

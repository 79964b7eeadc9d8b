import type { SignOffRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** 签发不成的原因。 */
export const signOffRefusalsZh: Pick<RefusalWords, SignOffRefusal['code']> = {
  is_signed_off: () => ({
    why: '这类文件由一人起草、另一人签发后上报，不在此填报，也不撤回。',
    todo: '请到文件页面起草、送签或者签发；上报后需要修改的，由收件单位退回。',
  }),
  signs_by_person: () => ({ why: '签发须由本人登录办理。', todo: '请登录后再签发。' }),
  not_handed_in: () => ({
    why: '文稿尚未送签，或者送签后又有修改。',
    todo: '请起草人送签后再签发。',
  }),
  second_person: () => ({
    why: '您参与了本稿的起草，不能签发。',
    todo: '请由未参与起草的另一人登录签发。',
  }),
  only_government: () => ({ why: '批示由政府办公厅作出。', todo: '请用政府办公厅的账号登录。' }),
  only_commission: () => ({
    why: '批示由主管的发展改革委签收办理。',
    todo: '请用发展改革委的账号登录。',
  }),
  already_taken_up: ({ takenUpAt }, tell) => ({
    why: `这项批示已于${tell(takenUpAt)}签收办理。`,
    todo: '无须再办。',
  }),
};

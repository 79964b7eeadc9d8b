import type { AuditNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** 每日审计链首：留存在外，可查后来是否有人改动。 */
export const auditNoticesZh: Record<AuditNotice, NoticeWords> = {
  audit_heads: {
    name: '审计',
    subject: ({ plan }) => `《${plan}》审计记录今日位置`,
    section: () => '审计记录今日位置',
    paragraphs: () => [
      '请保存本邮件，不必办理。下面每一行表明一条审计链此刻的位置：今后如有人改动、删除此前的记录，或者截去最新的记录，凭这一行即可查出。',
      '核查方法：管理员运行 npm run verify-audit -- --head 后接该行内容。',
    ],
  },
};

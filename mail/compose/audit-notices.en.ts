import type { AuditNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** Where the audit stands, every day: kept outside, it tells whether somebody changed it later. */
export const auditNoticesEn: Record<AuditNotice, NoticeWords> = {
  audit_heads: {
    name: 'audit',
    subject: ({ plan }) => `Where the audit of ${plan} stands today`,
    section: () => 'Where the audit stands today',
    paragraphs: () => [
      'Please keep this mail; nothing else is asked of you. Each line says where one chain of the audit stands now. If anybody changes or removes entries from before, or cuts off the newest ones, the line tells.',
      'To check it, whoever runs the installation calls npm run verify-audit -- --head with the line.',
    ],
  },
};

import type { Actor } from '../../domain/report/actor.ts';

/** Who acts on the small plan. */
export const OPERATOR: Actor = { kind: 'admin', agencyId: null, name: '系统管理员' };
export const REVIEWER: Actor = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' };
export const WATER: Actor = { kind: 'agency', agencyId: 'shuili', name: '水利厅联络员' };
export const FINANCE: Actor = { kind: 'agency', agencyId: 'caizheng', name: '财政厅联络员' };
export const GOVERNMENT: Actor = { kind: 'government', agencyId: 'zhengfuban', name: '督查室' };

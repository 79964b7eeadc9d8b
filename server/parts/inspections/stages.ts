import type { InspectionStage } from '../../../domain/inspections/stage.ts';

/** 检查进行到哪一步。 */
export const stagesZh: Record<InspectionStage, string> = {
  ordered: '已部署，待安排',
  announced: '已通知',
  under_way: '检查中',
  findings: '检查中，已发现问题',
  answers: '已作结论，听取意见',
  rectifying: '整改中',
  closed: '已办结',
  called_off: '已取消',
};

/** Where an inspection stands. */
export const stagesEn: Record<InspectionStage, string> = {
  ordered: 'ordered, to be arranged',
  announced: 'announced',
  under_way: 'under way',
  findings: 'under way, with findings',
  answers: 'concluded, answers are taken',
  rectifying: 'being put right',
  closed: 'closed',
  called_off: 'called off',
};

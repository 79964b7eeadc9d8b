import { z } from 'zod';

const long = z.string().trim().max(20_000).default('');

/**
 * What an agency files: the sections of the report form. 通知 二 and 四 order the content: which
 * national policies were taken up and what was put into effect.
 */
export const reportFormSchema = z.object({
  /** 落实进展 */
  progress: long,
  /** 政策衔接: national policies taken up, support asked for (通知 二). */
  policy: long,
  /** 存在问题 */
  problems: long,
  /** 下一步工作 */
  nextSteps: long,
  /** Values reported for the task's quantified targets. */
  indicators: z
    .array(z.object({ indicatorId: z.string().max(200), value: z.string().trim().max(200) }))
    .max(50)
    .default([]),
  /** 无进展: nothing to report, with the reason. */
  nil: z.boolean().default(false),
  nilReason: long,
});

export type ReportForm = z.infer<typeof reportFormSchema>;

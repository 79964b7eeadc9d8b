import { z } from 'zod';
import type { Assembly, MissingReport, Paragraph } from '../domain/assembly/assembly.ts';

const agency = z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() });
const place = {
  key: z.string(),
  agency,
  task: z.object({ number: z.string(), order: z.number(), text: z.string() }).nullable(),
  chapter: z.string().nullable(),
  source: z.object({ reportId: z.string(), revision: z.number().nullable() }),
  span: z.object({ from: z.number(), to: z.number(), line: z.number() }).nullable(),
};
const paragraph: z.ZodType<Paragraph> = z.object({
  ...place,
  text: z.string(),
  about: z.string().nullable(),
});
const missing: z.ZodType<MissingReport> = z.object({
  ...place,
  why: z.enum(['never', 'not_accepted']),
  dueOn: z.string(),
});
const punctuality = z.object({
  filedOnTime: z.number(),
  filedLate: z.number(),
  missing: z.number(),
  notYetDue: z.number(),
});
const tally = z.object({
  owed: z.number(),
  left: z.number(),
  filed: z.number(),
  accepted: z.number(),
  nil: z.number(),
  short: z.number(),
  copied: z.number(),
  rescheduled: z.number(),
  returned: z.number(),
  overdue: z.number(),
  original: punctuality,
  moved: punctuality,
});

/** What was put together from the reports of a cycle, as it is kept beside what was written of it. */
export const assemblySchema: z.ZodType<Assembly> = z.object({
  kind: z.string(),
  period: z.string(),
  sections: z.array(z.object({ name: z.string(), paragraphs: z.array(paragraph) })),
  disagreements: z.array(paragraph),
  missing: z.array(missing),
  statistics: z.object({
    total: tally,
    chapters: z.array(z.object({ chapter: z.string().nullable(), tally })),
  }),
});

/** What somebody wrote, by the keys of a form's fields. */
export const textsSchema = z.record(z.string().max(200), z.string().max(20_000));

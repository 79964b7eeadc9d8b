import { z } from 'zod';

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The facts of a letter or circular as they were assembled: OverdueFacts of domain/letters. */
export const letterFactsSchema = z.object({
  plan: z.string(),
  commission: z.string(),
  kind: z.string(),
  period: z.string(),
  order: z.string().nullable(),
  items: z
    .array(
      z.object({
        report: z.string(),
        agency: z.string(),
        task: z.object({ number: z.string(), text: z.string() }).nullable(),
        dueOn: civilDate,
        daysOverdue: z.number().int(),
      }),
    )
    .min(1),
  on: civilDate,
  answerBy: civilDate,
});

/** A letter or circular on paper, as a column holds it: OfficialText of domain/letters. */
export const officialTextSchema = z.object({
  title: z.string(),
  number: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  signature: z.string(),
  date: z.string(),
});

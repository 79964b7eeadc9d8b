import { z } from 'zod';

const long = z.string().trim().max(20_000);

/** What an agency files, whatever the kind: the texts of its form's fields, or that there is nothing. */
export const submissionFormSchema = z.object({
  /** By field key (domain/forms/field-spec.ts). */
  values: z
    .record(z.string().max(200), long)
    .refine((values) => Object.keys(values).length <= 2_000, 'at most 2,000 fields')
    .default({}),
  /** 无进展: nothing to report, with the reason. */
  nil: z.boolean().default(false),
  nilReason: long.default(''),
});

/** A filled-in form, as `submissionFormSchema` gives it. */
export type SubmissionForm = z.infer<typeof submissionFormSchema>;

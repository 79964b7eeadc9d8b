import { submissionFormSchema, type SubmissionForm } from '../../schemas/submission-form.ts';

/** A form as an agency files it, by field key; what is left out says nothing. */
export const formOf = (values: Record<string, string> = {}): SubmissionForm =>
  submissionFormSchema.parse({ values: { progress: '灌区改造完成投资2.1亿元。', ...values } });

/** 无进展. */
export const nilForm = (nilReason: string): SubmissionForm =>
  submissionFormSchema.parse({ nil: true, nilReason });

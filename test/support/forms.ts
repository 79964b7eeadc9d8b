import { reportFormSchema, type ReportForm } from '../../schemas/report-form.ts';

/** A form as an agency files it; what is left out says nothing. */
export const formOf = (sections: Partial<ReportForm> = {}): ReportForm =>
  reportFormSchema.parse({ progress: '灌区改造完成投资2.1亿元。', ...sections });

/** 无进展. */
export const nilForm = (nilReason: string): ReportForm =>
  reportFormSchema.parse({ nil: true, nilReason });

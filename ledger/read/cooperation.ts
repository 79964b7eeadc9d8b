import type { Field } from '../../domain/forms/field-spec.ts';
import type { Tx } from '../ledger.ts';
import { contributionsOf, type Contribution } from './contributions.ts';
import type { ReportForms } from './form-of.ts';
import { newestOf, textsOf, type ShownText } from './texts.ts';

/** A text of the lead's with the fields of the form it fills. */
export type ReadableText = ShownText & { fields: Field[] };

/** What a report's lead has shown, and what the cooperating agencies say to it. */
export interface Cooperation {
  contributions: Contribution[];
  /** The newest first. */
  texts: ReadableText[];
  /** The name of the text that opinions are on now; null if none was shown. */
  newest: string | null;
}

/** The texts and the opinions of a report. */
export async function cooperationOf(
  tx: Tx,
  reportId: string,
  forms: ReportForms,
): Promise<Cooperation> {
  const texts = await textsOf(tx, reportId);
  return {
    contributions: await contributionsOf(tx, reportId),
    texts: texts.map((text) => ({ ...text, fields: forms.fields(text.formVersion) })),
    newest: newestOf(texts)?.name ?? null,
  };
}

import type { Field } from '../../domain/forms/field-spec.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { formsOf } from '../../ledger/read/form-of.ts';
import { between } from '../oracle/chance.ts';
import { proposesAdjustment, ratingFor } from '../oracle/rating.ts';
import { namesOfWording } from '../oracle/wording.ts';
import { measuredIn } from './measured.ts';
import { ADDED_TO_DOCUMENT, BY_FIELD, OF_DOCUMENTS, PROGRESS, type Figures } from './phrases.ts';

/** A report as its words depend on it. */
interface Filling {
  id: string;
  kind: string;
  cycleId: string;
  /** How often it was filed before. */
  revision: number;
}

/** The form of the report as its page would show it, with every field filled in. */
export async function filledIn({ db }: Ledger, reportId: string) {
  const report = await db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: {
      ...{ id: true, planId: true, kind: true, taskId: true, agencyId: true },
      ...{ period: true, cycleId: true, differsAt: true },
    },
  });
  const forms = await formsOf(db, report);
  const revision = await db.submission.count({ where: { reportId } });
  const fields = forms.fields(forms.version);
  const values = Object.fromEntries(
    fields.map((field) => [
      field.key,
      field.spec.measures && field.item?.measure
        ? measuredIn(field.spec.measures, field.item.measure, { ...report, key: field.item.key })
        : wordsIn(field, { ...report, revision }),
    ]),
  );
  return { values, nil: false, nilReason: '' };
}

function wordsIn({ key, spec: { name, type } }: Field, filling: Filling): string {
  const { id, kind, cycleId, revision } = filling;
  if (type === 'choice') return ratingFor(id, cycleId, revision);
  const ofDocument = OF_DOCUMENTS[kind]?.[name];
  if (name === 'adjustments' && !ofDocument && !proposesAdjustment(id)) return '';
  // A document that is written on keeps what it said.
  const names = ofDocument ? [id, key] : [...namesOfWording(id, cycleId, revision), key];
  const phrases = ofDocument ?? BY_FIELD[name] ?? PROGRESS;
  const phrase = phrases[between(0, phrases.length - 1, 1, ...names, 'phrase')];
  let count = 0;
  const figure: Figures = (least, most) =>
    String(between(least, most, 1, ...names, `figure ${++count}`));
  const words = phrase?.(figure) ?? '';
  // What was returned with words comes back with more of them.
  return ofDocument && name === 'overview' && revision > 0 ? words + ADDED_TO_DOCUMENT : words;
}

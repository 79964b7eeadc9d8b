import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { SectionName } from '../parts/catalog.ts';

export const SECTIONS: readonly SectionName[] = ['progress', 'policy', 'problems', 'nextSteps'];

/** What stands in a field, and where it was taken from if nobody has typed it just now. */
export interface FieldValue {
  text: string;
  from: 'returned' | 'lastYear' | null;
}

/** What stands in the form. */
export interface FormValues {
  sections: Record<SectionName, FieldValue>;
  /** By the indicator's id. */
  indicators: Map<string, FieldValue>;
  nil: boolean;
  nilReason: string;
  /** The newest revision when the form was shown. */
  basedOn: number;
}

/**
 * What the form shows at first: the returned revision, and for a section it left empty what was
 * filed a year before (ask for each fact once).
 */
export function prefill({ filed, lastYear, task }: ReportDetail): FormValues {
  const returned = filed[0]?.form;
  const before = lastYear?.form;
  const first = (now: string | undefined, then: string | undefined): FieldValue => {
    if (now) return { text: now, from: 'returned' };
    return then ? { text: then, from: 'lastYear' } : { text: '', from: null };
  };
  const valueOf = (form: typeof returned, id: string) =>
    form?.indicators.find(({ indicatorId }) => indicatorId === id)?.value;
  const section = (name: SectionName) => first(returned?.[name], before?.[name]);
  return {
    sections: {
      progress: section('progress'),
      policy: section('policy'),
      problems: section('problems'),
      nextSteps: section('nextSteps'),
    },
    indicators: new Map(
      (task?.targets ?? []).map(({ id }) => [
        id,
        first(valueOf(returned, id), valueOf(before, id)),
      ]),
    ),
    nil: returned?.nil ?? false,
    nilReason: returned?.nilReason ?? '',
    basedOn: filed[0]?.revision ?? 0,
  };
}

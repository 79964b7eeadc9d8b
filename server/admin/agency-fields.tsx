import type { AgencyKind } from '../../domain/words/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Choice, Line } from './fields.tsx';
import { registerWords } from './words.ts';

/** The kinds of agencies, in the order of the form. */
export const AGENCY_KINDS: readonly AgencyKind[] = [
  'department',
  'region',
  'enterprise',
  'commission',
  'government_office',
];

/** Names and kind of an agency, as they were typed. */
export interface TypedNames {
  name: string;
  nameEn: string;
  kind: string;
}

/** What an agency is called, and what it is. */
export function AgencyFields({ c, values }: { c: AppContext; values: TypedNames }) {
  const { agency: words } = registerWords(c);
  const { agencyKind } = c.get('words');
  return (
    <>
      <Line c={c} name="name" label={words.name} value={values.name} required />
      <Line
        c={c}
        name="nameEn"
        label={words.nameEn}
        hint={words.nameEnHint}
        value={values.nameEn}
      />
      <Choice
        c={c}
        name="kind"
        label={words.kind}
        options={AGENCY_KINDS.map((kind) => [kind, agencyKind[kind]] as const)}
        chosen={values.kind}
      />
    </>
  );
}

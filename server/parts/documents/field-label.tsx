import type { Field } from '../../../domain/forms/field-spec.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { Desk } from '../desk.ts';
import { Verbatim } from '../text.tsx';

/** What a field of a document is called: its section, and the chapter where it stands for one. */
export function fieldLabel(desk: Desk, kind: string, { spec, item }: Field) {
  const label = kindWordsOf(desk.words.lang, kind).fields[spec.name]?.label ?? spec.name;
  if (!item) return label;
  return (
    <>
      {label}
      {desk.words.frame.colon}
      <Verbatim c={desk.c} text={item.label} />
    </>
  );
}

/** What its author is asked to write there. */
export const fieldHint = (desk: Desk, kind: string, { spec }: Field): string =>
  kindWordsOf(desk.words.lang, kind).fields[spec.name]?.hint ?? '';

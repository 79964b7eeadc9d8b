import type { FieldSpec, RepeatItem } from '../../domain/forms/field-spec.ts';
import { kindWordsOf, periodWords } from '../../domain/kinds/words.ts';
import type { AppContext } from '../web/deps.ts';
import { headOf, Verbatim } from './text.tsx';

/** What a field is called, and what is asked for in it. @throws RangeError for one without words. */
export function fieldWords(c: AppContext, kind: string, { name }: FieldSpec) {
  const words = kindWordsOf(c.get('lang'), kind).fields[name];
  if (!words) throw new RangeError(`no words for field ${name} of ${kind}`);
  return words;
}

/** What a field is repeated for: a year in the page's language, else in the document's words. */
export function ItemName(props: { c: AppContext; spec: FieldSpec; item: RepeatItem }) {
  const { c, spec, item } = props;
  if (spec.repeat === 'year') return <>{periodWords(c.get('lang'), item.label) || item.label}</>;
  return <Verbatim c={c} text={spec.repeat === 'task' ? headOf(item.label) : item.label} />;
}

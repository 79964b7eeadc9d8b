import {
  differences,
  textDifferences,
  type Difference,
} from '../../../domain/assembly/differences.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { SignedVersion } from '../../../ledger/read/signed/documents.ts';
import type { Desk } from '../desk.ts';
import { langOf } from '../text.tsx';
import { Source } from './assembled.tsx';
import { documentWordsOf } from './words.ts';

/** What a section of a document is called: as the field is that its author writes in. */
export function sectionName(desk: Desk, kind: string, name: string): string {
  if (name === 'missing') return documentWordsOf(desk.words.lang).missing;
  return kindWordsOf(desk.words.lang, kind).fields[name]?.label ?? name;
}

/** Paragraphs that were added, removed or changed. */
export function Differences(props: { desk: Desk; kind: string; list: readonly Difference[] }) {
  const { desk, kind, list } = props;
  return (
    <ul class="assembled">
      {list.map((each) => (
        <li>
          <One desk={desk} kind={kind} each={each} />
        </li>
      ))}
    </ul>
  );
}

function One({ desk, kind, each }: { desk: Desk; kind: string; each: Difference }) {
  const words = documentWordsOf(desk.words.lang);
  const about = each.what === 'removed' ? each.before : each.after;
  const said = (text: string) =>
    each.section === 'missing' && Object.hasOwn(words.why, text)
      ? words.why[text as keyof typeof words.why]
      : text;
  const line = (label: string, text: string) => (
    <p class="typed m-0">
      <span class="muted">{label}</span>
      <span {...langOf(desk.c, said(text))}>{said(text)}</span>
    </p>
  );
  return (
    <>
      <p class="m-0">
        <span class="badge bg-blue-lt">{words.what[each.what]}</span>{' '}
        <strong>{sectionName(desk, kind, each.section)}</strong>{' '}
        {about.task && desk.words.task(about.task.number)}
      </p>
      {each.what === 'changed' ? (
        <>
          {line(words.before, each.before.text)}
          {line(words.after, each.after.text)}
        </>
      ) : (
        line('', about.text)
      )}
      <Source desk={desk} of={about} />
    </>
  );
}

/** What a version says otherwise than the one before it. */
export function VersionDifferences(props: {
  desk: Desk;
  kind: string;
  before: SignedVersion;
  after: SignedVersion;
}) {
  const { desk, kind, before, after } = props;
  const words = documentWordsOf(desk.words.lang);
  const texts = textDifferences(before.texts, after.texts);
  const list = differences(before.assembly, after.assembly);
  if (texts.length + list.length === 0) return <p class="muted m-0">{words.noChanges}</p>;
  const names = [
    ...new Set(texts.map(({ key }) => sectionName(desk, kind, key.split('.')[0] ?? key))),
  ];
  return (
    <>
      {names.map((name) => (
        <p class="m-0">
          <strong>{name}</strong>
          {desk.words.frame.colon}
          {words.textChanged}
        </p>
      ))}
      <Differences desk={desk} kind={kind} list={list} />
    </>
  );
}

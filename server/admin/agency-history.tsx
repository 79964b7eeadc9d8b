import type { HistoryRow } from '../../ledger/read/register/agency.ts';
import { Empty } from '../parts/card.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { registerWords } from './words.ts';

/** Who changed what of an agency when: names, people, and what passed to or from it. */
export function AgencyHistory({ c, rows }: { c: AppContext; rows: HistoryRow[] }) {
  const { agency: words } = registerWords(c);
  const { audit } = partsWordsOf(c.get('lang'));
  if (rows.length === 0) return <Empty text={words.noHistory} />;
  return (
    <table class="table table-list table-sm card-table">
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="nowrap">{instantText(c, row.at)}</td>
            <td>
              {audit.actor(row.actorKind)}{' '}
              {row.actorKind !== 'system' && <Verbatim c={c} text={row.actorName} />}
            </td>
            <td>
              {audit.action(row.action)}
              {row.contact !== null && (
                <>
                  {' · '}
                  <Verbatim c={c} text={row.contact} />
                </>
              )}
              {whatOf(c, row).map((text) => (
                <div class="muted small">
                  <Verbatim c={c} text={text} />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the record says beside who and when: names before and after, aliases, reasons. */
function whatOf(c: AppContext, { data }: HistoryRow): string[] {
  const { agency: words } = registerWords(c);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const names = (value: unknown) => {
    const { name, nameEn } = (value ?? {}) as Record<string, unknown>;
    return [text(name), text(nameEn)].filter((each) => each !== '').join(' / ');
  };
  const { before, after, name, into, from, why } = data;
  return [
    ...(before && after ? [words.renamed(names(before), names(after))] : []),
    ...(name && !before ? [text(name)] : []),
    ...(into && from ? [words.passed(text(from), text(into))] : []),
    ...(into && !from ? [words.mergedInto(text(into))] : []),
    ...(why ? [text(why)] : []),
  ];
}

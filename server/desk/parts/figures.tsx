import type { Overview } from '../../../ledger/read/desk/overview.ts';
import type { Desk } from '../desk.ts';

/** The counts of a plan's year in a row; each that has a list leads to it. */
export function Figures({ desk, data }: { desk: Desk; data: Overview }) {
  const { tally, punctuality } = desk.words;
  const { overview } = desk.desk;
  const { original, owed, accepted } = data.tally;
  const reports = (query: Record<string, string>) => desk.link('/desk/reports', query);
  const figures: [string, number, string | null][] = [
    [tally.owed, owed, reports({})],
    [punctuality.filedOnTime, original.filedOnTime, null],
    [punctuality.filedLate, original.filedLate, null],
    [punctuality.missing, original.missing, reports({ light: 'red' })],
    [punctuality.notYetDue, original.notYetDue, null],
    [overview.inReview, data.inReview, desk.link('/desk/reviews')],
    [tally.returned, data.returned, null],
    [tally.accepted, accepted, reports({ stage: 'accepted' })],
  ];
  return (
    <section class="card" aria-label={overview.figures}>
      <dl class="figures">
        {figures.map(([label, count, href]) => (
          <div>
            <dt>{label}</dt>
            <dd>{href !== null && count > 0 ? <a href={href}>{count}</a> : count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

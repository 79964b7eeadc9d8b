import type { UnreachableAgency } from '../../ledger/read/desk/contacts.ts';
import { Card, Empty } from './card.tsx';
import type { Desk } from './desk.ts';
import { AgencyLink } from './names.tsx';

interface UnreachableCardProps {
  desk: Desk;
  agencies: readonly UnreachableAgency[];
}

/** The agencies that owe something and cannot be told: what a person has to mend. */
export function UnreachableCard({ desk, agencies }: UnreachableCardProps) {
  const { overview: words } = desk.says;
  return (
    <Card title={words.unreachable} id="unreachable" body="table">
      {agencies.length === 0 ? (
        <Empty text={words.noUnreachable} />
      ) : (
        <>
          <p class="m-0 p-3 error-text">{words.unreachableText}</p>
          <ul class="list-unstyled m-0 px-3 pb-3">
            {agencies.map(({ agency, why }) => (
              <li>
                <AgencyLink desk={desk} agency={agency} />{' '}
                <span class="muted small">{words.unreachableWhy[why]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

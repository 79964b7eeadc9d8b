import type { Child } from 'hono/jsx';
import { isOpen } from '../../../domain/extension/extension.ts';
import type { ExtensionRow } from '../../../ledger/read/extensions.ts';
import type { AppContext } from '../../web/deps.ts';
import { instantText, Verbatim } from '../text.tsx';
import { extensionWordsOf } from './words.ts';

interface ExtensionFactsProps {
  c: AppContext;
  request: ExtensionRow;
  /** Its report is filed: a request that was not decided will not be. */
  isLapsed: boolean;
  zone: string;
}

/** One request for an extension: what was asked for, by whom, and what became of it. */
export function ExtensionFacts({ c, request, isLapsed, zone }: ExtensionFactsProps) {
  const words = extensionWordsOf(c.get('lang'));
  const { shortDate } = c.get('words');
  const { state, decision, decidedBy, decidedAt, confirmedBy, confirmedAt, grantedDueOn } = request;
  const by = (name: string | null, at: Date | null) =>
    name !== null && at && <Verbatim c={c} text={words.by(name, instantText(c, at, zone))} />;
  const whyOf: Partial<Record<typeof state, string>> = {
    withdrawn: words.declined,
    ended: words.ended,
  };
  return (
    <dl class="facts">
      <dt>{words.askedUntil}</dt>
      <dd>
        {shortDate(request.newDueOn)} <ExtensionState c={c} request={request} isLapsed={isLapsed} />
      </dd>
      <dt>{words.asked}</dt>
      <dd>{by(request.askedBy, request.askedAt)}</dd>
      <dt>{words.reason}</dt>
      <Words c={c} text={request.reason} />
      <dt>{words.stateOfWork}</dt>
      <Words c={c} text={request.stateOfWork} />
      {confirmedAt && <dt>{words.confirmed}</dt>}
      {confirmedAt && <dd>{by(confirmedBy, confirmedAt)}</dd>}
      {grantedDueOn !== null && <dt>{words.granted}</dt>}
      {grantedDueOn !== null && <dd>{shortDate(grantedDueOn)}</dd>}
      {decidedAt && <dt>{state in whyOf ? words.state[state] : words.decided}</dt>}
      {decidedAt && <dd>{by(decidedBy, decidedAt)}</dd>}
      {decision !== null && <dt>{whyOf[state] ?? words.remarks}</dt>}
      {decision !== null && <Words c={c} text={decision} />}
    </dl>
  );
}

/** Somebody's own words, line by line. */
const Words = ({ c, text }: { c: AppContext; text: string }): Child => (
  <dd class="typed">
    <Verbatim c={c} text={text} />
  </dd>
);

const LOOK = {
  asked: 'bg-yellow-lt',
  confirmed: 'bg-yellow-lt',
  granted: 'bg-green-lt',
  refused: 'bg-red-lt',
  withdrawn: 'bg-secondary-lt',
  ended: 'bg-secondary-lt',
} as const;

/** Where a request stands, as a badge. */
export function ExtensionState(props: Omit<ExtensionFactsProps, 'zone'>) {
  const { c, request, isLapsed } = props;
  const words = extensionWordsOf(c.get('lang'));
  const { state } = request;
  if (isLapsed && isOpen(request)) return <span class="badge bg-secondary-lt">{words.lapsed}</span>;
  return <span class={`badge ${LOOK[state]}`}>{words.state[state]}</span>;
}

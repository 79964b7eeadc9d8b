import { firstCycle } from '../../../domain/import/first-cycle.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { DraftObligation } from '../../../schemas/import-decision.ts';
import { Verbatim } from '../../parts/text.tsx';
import type { DraftView } from './view.tsx';

/** An obligation in words: what it is, how often, who owes it, and when it would be due first. */
export function ObligationText(props: { view: DraftView; obligation: DraftObligation }) {
  const { view, obligation } = props;
  const { c, says, draft } = view;
  const { duties: words } = says;
  const { kind, values, dated } = obligation;
  const { calendar } = c.get('deps').ledger;
  const policy = planPolicySchema.parse({});
  const first = firstCycle(obligation, draft.state.period, c.get('now'), policy, calendar);
  const lang = c.get('lang');
  return (
    <p class="m-0">
      <strong>{kindWordsOf(lang, kind).name}</strong>
      {values.every && <> · {words.every[values.every]}</>}
      {values.about === 'previous' && (
        <>
          {' · '}
          {words.about}
          {c.get('words').frame.colon}
          {words.previous}
        </>
      )}
      {dated && (
        <>
          {' · '}
          {lang === 'en' ? dated.titleEn : dated.title}
          {' · '}
          {typeof dated.who === 'string' ? (
            words.whoIs[dated.who]
          ) : (
            <Verbatim c={c} text={dated.who.names.join(says.comma)} />
          )}
        </>
      )}
      <br />
      <span class="muted">
        {first === null ? (
          words.following
        ) : (
          <>
            {words.first(c.get('words').date(first.dueOn))}
            {' · '}
            {words.opens(c.get('words').shortDate(first.opensOn))}
            {first.isPast && <strong> · {words.past}</strong>}
          </>
        )}
      </span>
    </p>
  );
}

import { figureText } from '../../../domain/indicators/figure.ts';
import { indicatorWordsOf } from '../../../domain/indicators/words.ts';
import { periodWords } from '../../../domain/kinds/words.ts';
import type { Lang } from '../../../domain/words/words.ts';
import type { IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';
import type { AppContext } from '../../web/deps.ts';
import { Verbatim } from '../text.tsx';
import { partsWordsOf } from '../words.ts';
import { indicatorPageWordsOf } from './words.ts';

interface CourseProps {
  c: AppContext;
  indicator: IndicatorFacts;
}

/** What is to be reached, and from where. */
export function GoalText({ c, indicator }: CourseProps) {
  const { goal, unit, target, by } = indicator;
  if (goal) return <Verbatim c={c} text={indicatorWordsOf(c.get('lang')).goal(goal, unit ?? '')} />;
  return (
    <>
      <Verbatim c={c} text={target} />
      {by !== null && (
        <span class="muted small d-block">
          {/^\d+$/.test(by) ? (
            partsWordsOf(c.get('lang')).report.targetBy(by)
          ) : (
            <Verbatim c={c} text={by} />
          )}
        </span>
      )}
    </>
  );
}

/** The newest value with its period; and that a later one is missing, with the reason. */
export function NewestText({ c, indicator }: CourseProps) {
  const { newest, missing, unit, goal } = indicator;
  const lang = c.get('lang');
  const words = indicatorPageWordsOf(lang);
  if (!goal) return <span class="muted">{words.inWords}</span>;
  return (
    <>
      {newest ? (
        <>
          <b class="nowrap">
            {figureText(newest.measured)}
            <Verbatim c={c} text={unit ?? ''} />
          </b>{' '}
          <span class="muted small nowrap">
            {periodWords(lang, newest.period)}
            {newest.state === 'in_review' && ` · ${words.states.in_review}`}
          </span>
        </>
      ) : (
        !missing && <span class="muted">{indicatorWordsOf(lang).none}</span>
      )}
      {missing && (
        <span class="muted small d-block">
          <Verbatim
            c={c}
            text={indicatorWordsOf(lang).missing(
              periodWords(lang, missing.period),
              missing.reason ?? words.otherUnit,
            )}
          />
        </span>
      )}
    </>
  );
}

/** 序时进度: the light, and the course in words with its numbers. Never by colour alone. */
export function CourseText({ c, indicator }: CourseProps) {
  const { course } = indicator;
  const told = courseWords(c.get('lang'), indicator);
  if (!course || told === null) return null;
  const { colour } = course;
  return (
    <span class="light">
      {colour !== null && (
        <>
          <span class={`light-dot light-${colour}`} aria-hidden="true"></span>
          <span class="light-word">{c.get('words').colour[colour]}</span>
        </>
      )}
      <span class="light-reason">{told}</span>
    </span>
  );
}

/** The course in words; null without a value that it could be of. */
export function courseWords(lang: Lang, indicator: IndicatorFacts): string | null {
  const { goal, newest, course, unit } = indicator;
  if (!goal || !newest || !course) return null;
  const period = periodWords(lang, newest.period);
  const told = { goal, unit: unit ?? '', value: newest.measured, period, course };
  return indicatorWordsOf(lang).course(told);
}

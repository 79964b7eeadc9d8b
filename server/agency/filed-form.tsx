import type { ReportTask } from '../../ledger/read/agency/report-detail.ts';
import type { ReportForm } from '../../schemas/report-form.ts';
import { Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { SECTIONS } from './form-values.ts';
import { agencyWords } from './words.ts';

/** What was filed, to be read: every section under its name. */
export function FiledForm(props: { c: AppContext; form: ReportForm; task: ReportTask | null }) {
  const { c, form, task } = props;
  const { report: words } = agencyWords(c);
  const { frame } = c.get('words');
  const said = form.indicators.map(({ indicatorId, value }) => ({
    value,
    target: task?.targets.find(({ id }) => id === indicatorId),
  }));
  return (
    <dl class="filed-form">
      {form.nil && (
        <>
          <dt>{words.nilReason}</dt>
          <dd class="typed">
            <Verbatim c={c} text={form.nilReason} />
          </dd>
        </>
      )}
      {SECTIONS.filter((name) => !form.nil || form[name] !== '').map((name) => (
        <>
          <dt>{partsWordsOf(c.get('lang')).formSections[name].label}</dt>
          <dd class="typed">
            {form[name] === '' ? (
              <span class="muted">{words.notSaid}</span>
            ) : (
              <Verbatim c={c} text={form[name]} />
            )}
          </dd>
        </>
      ))}
      {said.length > 0 && (
        <>
          <dt>{words.indicators}</dt>
          <dd>
            <ul class="plain">
              {said.map(({ value, target }) => (
                <li>
                  <b>
                    <Verbatim c={c} text={value} />
                  </b>
                  {target && (
                    <span class="muted small d-block">
                      {words.target}
                      {frame.colon}
                      <b>
                        <Verbatim c={c} text={`${target.target}${target.unit ?? ''}`} />
                      </b>
                      {words.comma}
                      <Verbatim c={c} text={target.quote} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

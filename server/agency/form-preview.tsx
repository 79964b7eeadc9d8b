import type { Field } from '../../domain/forms/field-spec.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Asked } from '../../ledger/read/agency/asked.ts';
import type { OwnTask, TasksOfPlan } from '../../ledger/read/agency/own-tasks.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { FormFields } from './form-fields.tsx';
import { askedName, CycleDates } from './tasks-page.tsx';
import { agencyWords } from './words.ts';

interface FormPreviewProps {
  c: AppContext;
  plan: TasksOfPlan;
  asked: Asked;
  /** Null: the agency's own part of the plan. */
  task: OwnTask | null;
  fields: Field[];
}

/** The form as it will be asked, to be read: nothing can be filled in. */
export function FormPreview({ c, plan, asked, task, fields }: FormPreviewProps) {
  const { tasks: words } = agencyWords(c);
  const values = { values: {}, nil: false, nilReason: '', basedOn: 0 };
  const report = { kind: asked.kind, fields, before: null };
  return (
    <Page c={c} title={words.formOf(askedName(c, asked))} active="tasks" styles={['agency.css']}>
      <p>
        <a href="/tasks">{words.back}</a>
      </p>
      <Card title={<Verbatim c={c} text={plan.title} />} body="padded">
        {task && (
          <p class="verbatim">
            {task.number}. <Verbatim c={c} text={task.text} />
          </p>
        )}
        <CycleDates c={c} plan={plan} asked={asked} />
      </Card>
      <Card title={words.form} body="padded">
        <p class="panel-warn">{words.formNote}</p>
        <NoClassified c={c} />
        {kindOf(asked.kind).nil && <p>{words.nilNote}</p>}
        <fieldset disabled>
          <FormFields c={c} report={report} values={values} faults={new Map()} />
        </fieldset>
      </Card>
    </Page>
  );
}

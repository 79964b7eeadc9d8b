import type { Child } from 'hono/jsx';
import type { ToldContact } from '../../../ledger/inspections/mails-staged.ts';
import { Card } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import { AgencyName, Verbatim } from '../text.tsx';
import type { InspectionDesk } from './page.tsx';
import { inspectionPath } from './paths.ts';
import { inspectionWordsOf } from './words.ts';

interface PreviewProps {
  at: InspectionDesk;
  title: string;
  text: string;
  /** Who would be told by mail. */
  told: readonly ToldContact[];
  /** Where it is confirmed, and what goes with it. */
  action: string;
  given: Record<string, string>;
  confirm: string;
  children?: Child;
}

/** What would come of announcing or concluding an inspection; until it is confirmed nothing is done. */
export function InspectionPreview(props: PreviewProps) {
  const { at, title, text, told, action, given, confirm, children } = props;
  const { desk, inspection } = at;
  const { announce: words } = inspectionWordsOf(desk.words.lang);
  const noticeOf = (notice: string) =>
    Object.hasOwn(words.notice, notice) ? words.notice[notice as keyof typeof words.notice] : '';
  return (
    <DeskPage desk={desk} title={title} section="inspections">
      <p>{text}</p>
      {children}
      <Card title={words.told(told.length)} body="padded">
        <ul class="m-0">
          {told.map(({ name, agency, notice }) => (
            <li>
              <Verbatim c={desk.c} text={name} />{' '}
              <span class="muted">
                <AgencyName c={desk.c} agency={agency} /> · {noticeOf(notice)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <form method="post" action={action}>
        {Object.entries(given).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="btn-row">
          <button class="btn btn-primary" name="step" value="do">
            {confirm}
          </button>
          <a class="btn" href={inspectionPath(inspection.id)}>
            {words.back}
          </a>
        </p>
      </form>
    </DeskPage>
  );
}

import type { Finding } from '../../../domain/preflight/findings.ts';
import { severityOf } from '../../../domain/preflight/findings.ts';
import { periodRefusal } from '../../../ledger/commands/launch.ts';
import { preflightPage, type PreflightPage } from '../../../ledger/read/desk/preflight.ts';
import { Card } from '../../parts/card.tsx';
import { announcementOf, DeskPage, PlanTitle, type Announcement } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { AcceptForm, TakeBackForm, type Typed } from './accept-form.tsx';
import { FindingText, solvedAt } from './finding-text.tsx';
import { preflightWordsOf } from './preflight-words.ts';
import { YearsForm, yearsOf, type Years } from './years.tsx';

/** GET /desk/preflight: what is to be solved, accepted or known before the launch. */
export async function showPreflight(
  desk: Desk,
  refusal: Announcement | null = null,
  typed: Typed | null = null,
  given: Years | null = null,
) {
  const words = preflightWordsOf(desk.words.lang);
  const { isWrong, ...asked } = yearsOf(desk);
  const years = given ?? asked;
  const isBad = isWrong || periodRefusal(years, desk.now, desk.plan.policy) !== null;
  const isOver = desk.plan.launchedAt !== null;
  const page =
    isOver || isBad ? null : await preflightPage(desk.ledger, desk.plan, years, desk.now);
  const wrong = isBad && !isOver ? { good: false, text: words.badYears } : null;
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={words.title}
      section="preflight"
      announcement={refusal ?? wrong ?? announcementOf(desk)}
    >
      <PlanTitle desk={desk} />
      {isOver && <p>{words.launched}</p>}
      {!isOver && <p>{words.text}</p>}
      {!isOver && <YearsForm desk={desk} years={years} path="/desk/preflight" />}
      {page && <Findings desk={desk} page={page} years={years} typed={typed} />}
      <p>
        <a href={desk.link('/desk/launch', isBad || isOver ? {} : { ...years })}>
          {words.toLaunch}
        </a>
      </p>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

interface FindingsProps {
  desk: Desk;
  page: PreflightPage;
  years: Years;
  typed: Typed | null;
}

function Findings(props: FindingsProps) {
  const { desk, page } = props;
  const words = preflightWordsOf(desk.words.lang);
  const { open, findings, accepted } = page;
  const blocks = open.filter((each) => severityOf(each) === 'blocks');
  const toAccept = open.filter((each) => severityOf(each) === 'accept');
  const notes = findings.filter((each) => severityOf(each) === 'note');
  const held = findings.filter(({ key }) => accepted.has(key));
  return (
    <>
      <div class={open.length === 0 ? 'panel-good' : 'panel-warn'} role="status">
        <p class="m-0">
          {open.length === 0 ? words.clear : words.open(blocks.length, toAccept.length)}
        </p>
      </div>
      <List {...props} title={words.blocks} findings={blocks} />
      <List {...props} title={words.toAccept} findings={toAccept} />
      <List {...props} title={words.accepted} findings={held} />
      <Card title={words.notes} body="padded">
        {notes.length === 0 && <p class="muted m-0">{words.noNotes}</p>}
        {notes.map((finding) => (
          <FindingText desk={desk} page={page} finding={finding} />
        ))}
      </Card>
    </>
  );
}

function List(props: FindingsProps & { title: string; findings: readonly Finding[] }) {
  const { desk, page, title, findings, years, typed } = props;
  const words = preflightWordsOf(desk.words.lang);
  if (findings.length === 0) return null;
  return (
    <Card title={title} aside={findings.length} body="padded">
      {findings.map((finding) => {
        const at = solvedAt(desk, finding);
        const acceptance = page.accepted.get(finding.key);
        return (
          <FindingText desk={desk} page={page} finding={finding}>
            {acceptance && <TakeBackForm desk={desk} years={years} acceptance={acceptance} />}
            <div class="d-flex flex-wrap gap-2 align-items-start mt-1">
              {!acceptance && at !== null && (
                <a class="btn btn-sm" href={at}>
                  {words.solve}
                </a>
              )}
              {desk.mayAct && !acceptance && severityOf(finding) === 'accept' && (
                <AcceptForm desk={desk} years={years} finding={finding} typed={typed} />
              )}
            </div>
          </FindingText>
        );
      })}
    </Card>
  );
}

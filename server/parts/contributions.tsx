import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { OPINION, INPUT } from '../../domain/forms/opinion.ts';
import {
  contributionState,
  type ContributionState,
} from '../../domain/report/contribution-state.ts';
import { textNamed } from '../../domain/report/contribution.ts';
import type { Contribution, GivenOpinion } from '../../ledger/read/contributions.ts';
import type { Cooperation } from '../../ledger/read/cooperation.ts';
import { filedWith, type ReportFiles } from '../../ledger/read/report-files.ts';
import type { AppContext } from '../web/deps.ts';
import { Attachments } from './attachments/list.tsx';
import { attachmentsPath } from './attachments/room.ts';
import { Card } from './card.tsx';
import { fieldWords } from './field-words.tsx';
import { AgencyName, instantText, Verbatim } from './text.tsx';
import { partsWordsOf } from './words.ts';

/** A text by what it is called on pages: revision 1, shared draft 2. */
export function textName(c: AppContext, name: string): string {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const text = textNamed(name);
  if (!text) return name;
  return text.what === 'draft' ? words.draft(text.number) : words.revision(text.number);
}

const ORDER: ContributionState[] = [
  'agree',
  'disagree',
  'input',
  'overdue',
  'waiting',
  'to_come',
  'missed',
  'not_asked',
];

interface ContributionsProps {
  c: AppContext;
  cooperation: Pick<Cooperation, 'contributions' | 'newest'>;
  zone: string;
  files: ReportFiles;
  /** The address of a report for whoever reads the page, without its id: `/desk/reports/`. */
  base: string;
}

/** Who agreed, disagreed or did not answer, each on which text; nothing where nobody is asked. */
export function Contributions({ c, cooperation, zone, files, base }: ContributionsProps) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const { contributions, newest } = cooperation;
  if (contributions.length === 0) return null;
  const now = c.get('now');
  const states = contributions.map((each) => contributionState(each, now));
  const counts = ORDER.map((state) => ({
    state: words.state[state],
    count: states.filter((each) => each === state).length,
  })).filter(({ count }) => count > 0);
  return (
    <Card title={words.title} id="contributions">
      <div class="card-body">
        <p class="muted small">{words.summary(counts)}</p>
        <ul class="plain contributions">
          {contributions.map((each) => (
            <li>
              <b>
                <AgencyName c={c} agency={each.agency} />
              </b>{' '}
              <State c={c} contribution={each} newest={newest} />
              {each.given && <Said c={c} kind={each.kind} given={each.given} zone={zone} />}
              {each.given && (
                <Attachments
                  c={c}
                  attachments={filedWith(files, each.id, each.given.revision)}
                  base={attachmentsPath(`${base}${encodeURIComponent(each.id)}`)}
                  zone={zone}
                />
              )}
              {!each.given && each.opensAt > now && each.leftAt === null && (
                <span class="muted small d-block">
                  {words.asked(c.get('words').shortDate(civilDateOf(each.opensAt, zone)))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** The state as a tag, with the text that a position is on. */
export function State(props: { c: AppContext; contribution: Contribution; newest: string | null }) {
  const { c, contribution, newest } = props;
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const { given } = contribution;
  const state = contributionState(contribution, c.get('now'));
  const isGrave = state === 'disagree' || state === 'overdue' || state === 'missed';
  return (
    <>
      <span class={isGrave ? 'tag tag-late' : 'tag'}>{words.state[state]}</span>
      {given?.late && <span class="tag tag-late">{words.late}</span>}
      {given?.on && (
        <span class="muted small">
          {' '}
          {words.on(textName(c, given.on))}
          {newest !== null &&
            newest !== given.on &&
            `${c.get('words').frame.colon}${words.changedSince}`}
        </span>
      )}
    </>
  );
}

/** What was said, and by whom. */
export function Said(props: { c: AppContext; kind: string; given: GivenOpinion; zone: string }) {
  const { c, kind, given, zone } = props;
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const texts = [
    { name: OPINION, text: given.opinion },
    { name: INPUT, text: given.input },
  ].filter(({ text }) => text !== '');
  return (
    <>
      <span class="muted small d-block">
        {words.answered(instantText(c, given.at, zone))}
        <Verbatim c={c} text={given.by} />
      </span>
      {texts.map(({ name, text }) => (
        <div class="said">
          <span class="muted small">{fieldWords(c, kind, { name, type: 'text' }).label}</span>
          <p class="typed">
            <Verbatim c={c} text={text} />
          </p>
        </div>
      ))}
    </>
  );
}

import { differences } from '../../../domain/assembly/differences.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import {
  documentFacts,
  documentWriting,
  keptFile,
  type DocumentWriting,
} from '../../../ledger/read/signed/document-page.ts';
import type { SignedVersion } from '../../../ledger/read/signed/documents.ts';
import { instructionsOf } from '../../../ledger/read/instructions.ts';
import { contentDisposition } from '../../../documents/file-name.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { ReasonField } from '../reason-field.tsx';
import { Instructions } from '../instructions/card.tsx';
import { LightTag } from '../light-tag.tsx';
import { agencyText, reportPath } from '../names.tsx';
import type { DocumentWords } from './catalog.ts';
import { Differences } from './differences.tsx';
import { findDocument, stageOf, type FoundDocument } from './find.ts';
import { SendBack, SentBackWords } from './sent-back.tsx';
import { documentPath, VersionFacts, VersionText } from './version-card.tsx';
import { documentWordsOf } from './words.ts';
import { WriteForm } from './write-form.tsx';

/** GET /desk/documents/:id: where a document stands; to be written, signed off, received. */
export async function showDocument(c: AppContext, id: string) {
  const found = await findDocument(c, id);
  return found ? documentPage(found) : c.notFound();
}

/** What was typed before a refusal. */
interface Typed {
  texts?: Readonly<Record<string, string>>;
  reason?: string;
}

/** The page of a document; also shown again with a refusal. */
export async function documentPage(
  found: FoundDocument,
  announcement: Announcement | null = doneWith(found.desk),
  typed: Typed = {},
) {
  const { desk, isOwner } = found;
  const facts = (await documentFacts(desk.ledger, found.facts.id, desk.now)) ?? found.facts;
  const words = documentWordsOf(desk.words.lang);
  const writes =
    isOwner && facts.stage !== 'reviewing' && !facts.leftAt && desk.now >= facts.opensAt;
  const writing = writes ? await documentWriting(desk.ledger, facts, desk.now) : null;
  const title = titleOf(desk, facts);
  const stage = stageOf({
    stage: facts.stage,
    handedInAt: writing?.written?.handedInAt ?? null,
    sentBack: writing?.written?.sentBack ?? null,
    isReturned: facts.returned.length > 0,
  });
  const [newest] = facts.signed;
  const rows = await instructionsOf(desk.ledger, { reportId: facts.id });
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={title}
      section="documents"
      announcement={announcement}
      scripts={writing ? ['draft.js'] : []}
    >
      <div data-draft-done={isSaved(desk) ? `${desk.user.id}/${facts.id}/` : 'none'}></div>
      <section class="card">
        <div class="card-body d-flex flex-wrap gap-3">
          <LightTag c={desk.c} light={facts.light} kind={facts.kind} />
          <strong>{words.stages[stage]}</strong>
          <a class="ms-auto" href={reportPath(facts.id)}>
            {words.history}
          </a>
        </div>
      </section>
      {isOwner && facts.stage === 'reviewing' && <p class="muted">{words.waits}</p>}
      {writing && newest && facts.stage === 'accepted' && (
        <Correction desk={desk} kind={facts.kind} newest={newest} writing={writing} />
      )}
      {writing?.written?.sentBack && (
        <SentBackWords desk={desk} sentBack={writing.written.sentBack} />
      )}
      {writing && (
        <ToSign desk={desk} id={facts.id} writing={writing} reason={typed.reason ?? ''} />
      )}
      {newest && desk.mayReview(facts.agency.id) && facts.stage === 'reviewing' && (
        <Receive desk={desk} id={facts.id} version={newest.version} reason={typed.reason ?? ''} />
      )}
      <Card title={words.versions} id="versions" body="padded">
        {facts.signed.length === 0 && (
          <p class="muted m-0">{isOwner ? words.noVersions : words.notYet}</p>
        )}
        {facts.signed.map((version) => (
          <article class="version">
            <h3>
              <a href={`${documentPath(facts.id)}/versions/${version.version}`}>
                {words.version(version.version)}
              </a>
            </h3>
            <VersionFacts desk={desk} facts={facts} version={version} />
          </article>
        ))}
      </Card>
      <Instructions desk={desk} rows={rows} on={facts.id} />
      {writing && (
        <WriteForm desk={desk} facts={facts} writing={writing} typed={typed.texts ?? null} />
      )}
      {!writing && newest && <VersionText desk={desk} facts={facts} version={newest} />}
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

/** GET /desk/documents/:id/versions/:n: a version as it was signed off. */
export async function showVersion(c: AppContext, id: string, wanted: string) {
  const found = await findDocument(c, id);
  const version = found?.facts.signed.find((each) => String(each.version) === wanted);
  if (!found || !version) return c.notFound();
  const { desk, facts } = found;
  const words = documentWordsOf(desk.words.lang);
  return c.html(
    <DeskPage
      desk={desk}
      title={`${titleOf(desk, facts)} · ${words.version(version.version)}`}
      section="documents"
    >
      <p>
        <a href={documentPath(facts.id)}>{desk.says.common.back}</a>
      </p>
      <Card title={words.version(version.version)} body="padded">
        <VersionFacts desk={desk} facts={facts} version={version} />
      </Card>
      <VersionText desk={desk} facts={facts} version={version} />
    </DeskPage>,
  );
}

/** GET /desk/documents/:id/versions/:n/docx and /xlsx: the bytes as they were kept. */
export async function sendKept(c: AppContext, id: string, wanted: string, ending: string) {
  const found = await findDocument(c, id);
  const version = found?.facts.signed.find((each) => String(each.version) === wanted);
  const file = version && (await keptFile(c.get('deps').ledger, `${version.id}/${ending}`));
  if (!file) return c.notFound();
  c.header('Content-Type', file.mediaType);
  c.header('Content-Disposition', contentDisposition(file.name));
  return c.body(new Uint8Array(file.bytes));
}

/** What a document is called: as its kind calls a report of this period. */
export const titleOf = (
  desk: Desk,
  {
    kind,
    period,
    agency,
  }: { kind: string; period: string; agency: FoundDocument['facts']['agency'] },
): string => kindWordsOf(desk.words.lang, kind).title(agencyText(desk, agency), period);

type Done = keyof DocumentWords['done'];

function doneWith({ c, words }: Desk): Announcement | null {
  const done = c.req.query('done') ?? '';
  const said = documentWordsOf(words.lang).done;
  return Object.hasOwn(said, done) ? { good: true, text: said[done as Done] } : null;
}

const isSaved = ({ c }: Desk) => ['saved', 'handed-in'].includes(c.req.query('done') ?? '');

interface ToSignProps {
  desk: Desk;
  id: string;
  writing: DocumentWriting;
  /** Why it was to be sent back, when that was refused. */
  reason: string;
}

interface CorrectionProps {
  desk: Desk;
  kind: string;
  newest: SignedVersion;
  writing: DocumentWriting;
}

/** Whether a further version is needed: what has changed since the one that was received. */
function Correction({ desk, kind, newest, writing: { live } }: CorrectionProps) {
  const words = documentWordsOf(desk.words.lang);
  const list = differences(newest.assembly, live);
  if (list.length === 0) return <p class="muted">{words.nothingNew}</p>;
  return (
    <Card title={words.changesSigned(newest.version, list.length)} id="correction" body="padded">
      <p>{words.correction}</p>
      <Differences desk={desk} kind={kind} list={list} />
    </Card>
  );
}

/** 签发 or 退改: for whoever did not write it, once it was handed in. */
function ToSign({ desk, id, writing: { written, writers, since }, reason }: ToSignProps) {
  const words = documentWordsOf(desk.words.lang);
  if (!written?.handedInAt) return null;
  return (
    <Card title={words.signHeading} id="sign" body="padded">
      {since.length > 0 && <p class="panel-warn">{words.outdated(since.length)}</p>}
      {writers.includes(desk.user.id) ? (
        <p class="m-0">{words.notSigner}</p>
      ) : (
        <>
          <form method="post" action={`${documentPath(id)}/sign`}>
            <input type="hidden" name="basedOn" value={String(written.version)} />
            <p>{words.signText}</p>
            <button class="btn btn-success">{words.sign}</button>
          </form>
          <SendBack desk={desk} id={id} version={written.version} reason={reason} />
        </>
      )}
    </Card>
  );
}

interface ReceiveProps {
  desk: Desk;
  id: string;
  version: number;
  reason: string;
}

/** 签收 or 退回, for whoever it went to. */
function Receive({ desk, id, version, reason }: ReceiveProps) {
  const words = documentWordsOf(desk.words.lang);
  const action = `${documentPath(id)}/receipt`;
  return (
    <Card title={words.receiveHeading} id="receive" body="padded">
      <form method="post" action={action}>
        <input type="hidden" name="version" value={String(version)} />
        <p>{words.receiveText}</p>
        <button class="btn btn-success" name="outcome" value="accept">
          {words.receive}
        </button>
      </form>
      <details class="mt-3" open={reason !== ''}>
        <summary>{words.return}</summary>
        <form method="post" action={action} class="mt-2">
          <input type="hidden" name="version" value={String(version)} />
          <ReasonField c={desk.c} label={words.returnReason} typed={reason} rows={3} />
          <button class="btn btn-warning" name="outcome" value="return">
            {words.return}
          </button>
        </form>
      </details>
    </Card>
  );
}

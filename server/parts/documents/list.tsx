import { documentsOf, type ListedDocument } from '../../../ledger/read/signed/document-page.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { LightTag } from '../light-tag.tsx';
import { stageOf } from './find.ts';
import { titleOf } from './page.tsx';
import { SentBackWords } from './sent-back.tsx';
import { documentPath } from './version-card.tsx';
import { documentWordsOf } from './words.ts';

/** GET /desk/documents: every document of the plan that is signed off, the newest first. */
export async function showDocuments(desk: Desk) {
  const documents = await documentsOf(desk.ledger, desk.plan.id, desk.now);
  const title = desk.says.sections.documents;
  return desk.c.html(
    <DeskPage desk={desk} title={title} section="documents">
      <Card title={title} body="table">
        <DocumentTable desk={desk} documents={documents} />
      </Card>
    </DeskPage>,
  );
}

/** Documents as a list: what each is, where it stands, its newest version. */
export function DocumentTable(props: { desk: Desk; documents: readonly ListedDocument[] }) {
  const { desk, documents } = props;
  const words = documentWordsOf(desk.words.lang);
  const { common } = desk.says;
  if (documents.length === 0) return <Empty text={words.none} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.document}</th>
          <th scope="col">{common.due}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.newest}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((each) => (
          <tr>
            <td>
              <a class="fw-bold" href={documentPath(each.id)}>
                {titleOf(desk, each)}
              </a>
            </td>
            <td class="nowrap" data-label={common.due}>
              {desk.words.shortDate(each.dueOn)}
            </td>
            <td>
              {each.leftAt ? (
                desk.words.left
              ) : (
                <LightTag c={desk.c} light={each.light} kind={each.kind} />
              )}
              <div class="muted small">{words.stages[stageIn(desk, each)]}</div>
              {isOwner(desk, each) && each.sentBack && each.stage === 'collecting' && (
                <SentBackWords desk={desk} sentBack={each.sentBack} />
              )}
            </td>
            <td>
              {each.newest ? (
                <>
                  {words.version(each.newest.version)}
                  <div class="muted small">
                    {words.signed(desk.words.instant(each.newest.signedAt, desk.zone))}
                  </div>
                </>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whoever does not write it is not told how far it is. */
function stageIn(desk: Desk, document: ListedDocument) {
  const { stage, handedInAt, sentBack, newest } = document;
  const isTheirs = isOwner(desk, document);
  return stageOf({
    stage,
    handedInAt: isTheirs ? handedInAt : null,
    sentBack: isTheirs ? sentBack : null,
    isReturned: newest !== null,
  });
}

const isOwner = (desk: Desk, { agency }: ListedDocument) => desk.user.agencyId === agency.id;

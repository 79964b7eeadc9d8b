import { holdFinding } from '../../ledger/inspections/hold-finding.ts';
import type { FindingRow, InspectionDetail } from '../../ledger/read/inspections/detail.ts';
import { ATTACHMENTS_SCRIPT, AttachmentControl } from '../parts/attachments/control.tsx';
import { Attachments } from '../parts/attachments/list.tsx';
import { attachmentsPath, type AttachmentRoom, type Uploaded } from '../parts/attachments/room.ts';
import { Card } from '../parts/card.tsx';
import { findingPath, ownInspectionPath } from '../parts/inspections/paths.ts';
import { inspectionWordsOf } from '../parts/inspections/words.ts';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { notFoundPage } from '../web/errors.tsx';
import { Page } from '../web/page.tsx';
import { ownInspection } from './own-inspection.ts';

/** A finding for somebody who may read it. */
interface ReadFinding {
  inspection: InspectionDetail;
  finding: FindingRow;
  /** They may change its files. */
  mayChange: boolean;
}

/** The finding of an address, if its reader may read it: an inspected agency its own, once concluded. */
async function readFinding(c: AppContext): Promise<ReadFinding | Response> {
  const own = await ownInspection(c, c.req.param('id') ?? '');
  if (own instanceof Response) return own;
  const { inspection, agencyId, mayRecord } = own;
  const number = Number(c.req.param('number'));
  const finding = inspection.findings.find((each) => each.number === number);
  const isTold = agencyId === null || (finding?.heldBy === agencyId && finding.report !== null);
  if (!finding || !isTold) return notFoundPage(c);
  return { inspection, finding, mayChange: mayRecord && finding.withdrawn === null };
}

/** GET /inspections/:id/findings/:number: what was found, with its files. */
export async function showFinding(c: AppContext) {
  const read = await readFinding(c);
  return read instanceof Response ? read : findingPage(c, read);
}

/** The files of a finding, for whoever may read it. */
export async function findFindingFiles(c: AppContext): Promise<AttachmentRoom | Response> {
  const read = await readFinding(c);
  if (read instanceof Response) return read;
  const { inspection, finding, mayChange } = read;
  return {
    owner: { kind: 'finding', id: finding.id },
    base: attachmentsPath(findingPath(inspection.id, finding.number)),
    visible: finding.files,
    hold: mayChange ? holdFinding : null,
    again: async (_, uploaded) => {
      const now = await readFinding(c);
      return now instanceof Response ? now : findingPage(c, now, uploaded);
    },
  };
}

function findingPage(c: AppContext, read: ReadFinding, uploaded: readonly Uploaded[] = []) {
  const { inspection, finding, mayChange } = read;
  const words = inspectionWordsOf(c.get('lang'));
  const base = attachmentsPath(findingPath(inspection.id, finding.number));
  const shown = { c, base, attachments: finding.files, zone: inspection.plan.policy.zone };
  const refused = uploaded.some(({ as }) => typeof as !== 'string');
  return c.html(
    <Page
      c={c}
      title={`${words.inspection(inspection.number)} · ${words.findings.finding(finding.number)}`}
      active="my"
      styles={['agency.css', 'desk.css']}
      scripts={[ATTACHMENTS_SCRIPT]}
    >
      <Card body="padded">
        <strong>
          <AgencyName c={c} agency={finding.agency} />
        </strong>
        <blockquote class="reason typed m-0">
          <Verbatim c={c} text={finding.text} />
        </blockquote>
        {!mayChange && <Attachments {...shown} />}
        {mayChange && (
          <form method="post" action={base} enctype="multipart/form-data">
            <AttachmentControl {...shown} uploaded={uploaded} />
          </form>
        )}
      </Card>
      <a class="btn" href={ownInspectionPath(inspection.id, '#findings')}>
        {words.announce.back}
      </a>
    </Page>,
    refused ? 409 : 200,
  );
}

import { kindOf } from '../../domain/kinds/kinds.ts';
import { reviewDueOn } from '../../domain/ladder/clocks.ts';
import { countsDiffer, differences, textDifferences } from '../../domain/assembly/differences.ts';
import type { Assembly } from '../../domain/assembly/assembly.ts';
import { superiorOf } from '../../domain/parties.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { decideSigning } from '../../domain/sign-off/sign-off.ts';
import { headsOf } from '../audit-chain/seal.ts';
import type { Head } from '../audit-chain/links.ts';
import { audit } from '../audit.ts';
import { keepFiles, type MadeFile } from '../keep-files.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { processId, tell } from '../processes.ts';
import {
  newestSigned,
  newestWriting,
  writersSince,
  type SignedVersion,
  type Written,
} from '../read/signed/documents.ts';
import { writeFiling } from './write-filing.ts';

/** What a document's files are made of. */
export interface SignedContent {
  planId: string;
  planTitle: string;
  zone: string;
  kind: string;
  period: string;
  /** Who owes it, and whom it goes to. */
  agency: string;
  superior: string;
  version: number;
  texts: Readonly<Record<string, string>>;
  assembly: Assembly;
  /** The version before this one; null for the first. */
  former: Pick<SignedVersion, 'version' | 'texts' | 'assembly' | 'signedAt'> | null;
  writtenBy: string;
  signedBy: string;
  signedAt: Date;
  /** Where the plan's audit stood; null: nothing of it is linked. */
  head: Head | null;
}

/** Makes the title and the files of a document; they are kept as they are made here. */
export type MakeFiles = (content: SignedContent) => Promise<{ title: string; files: MadeFile[] }>;

/** What signing off gave. */
export interface SignedOff {
  id: string;
  version: number;
}

/**
 * 签发: a second person signs off what was handed in. It is filed as a revision of its report, its files
 * are made once and kept as bytes with their hash, and they go to the reviewer's officers by mail. What is
 * signed off after its receipt is a further version, which the reviewer confirms anew; the former one stays
 * as it is. Of two at once one wins.
 * @param basedOn the saving that was read.
 */
export async function signOff(
  ledger: Ledger,
  reportId: string,
  basedOn: number,
  actor: Actor,
  makeFiles: MakeFiles,
): Promise<Outcome<SignedOff>> {
  const outcome = await withReport(ledger, reportId, async (tx, locked) => {
    const { report, now } = locked;
    if (kindOf(report.kind).asks !== 'sign-off') return refused({ code: 'not_found' });
    const written = await newestWriting(tx, reportId);
    const former = await newestSigned(tx, reportId);
    const writers = await writersSince(tx, reportId, former?.writing ?? 0);
    const facts = {
      version: written?.version ?? 0,
      handedInAt: written?.handedInAt ?? null,
      writers,
      differs: written !== null && (former === null || isOther(former, written)),
    };
    const decision = decideSigning(report, facts, basedOn, actor, now);
    if (!decision.ok) return decision;
    if (!written) throw new Error('signed off what nobody has written');
    await voidUpcoming(tx, reportId, now);
    const signed = await write(ledger, tx, locked, written, former, actor, makeFiles);
    // What was signed off stands in the audit, and so in its chain, by the hashes of its files.
    const kept = await tx.keptFile.findMany({
      where: { owner: signed.id },
      orderBy: { id: 'asc' },
      select: { sha256: true },
    });
    const files = kept.map(({ sha256 }) => sha256);
    const { version } = signed;
    const { sha256 } = await tx.submission.findUniqueOrThrow({
      where: { id: `${reportId}/${version}` },
      select: { sha256: true },
    });
    const data = { version, revision: version, writing: written.version, files, sha256 };
    const { planId } = report;
    await audit(tx, { at: now, actor, action: 'sign_off', planId, subject: reportId, data });
    await tell(tx, processId('report', reportId), 'submitted');
    return { ok: true as const, value: signed };
  });
  return outcome ?? refused({ code: 'not_found' });
}

/** Whether what was written says something else than what was signed off. */
const isOther = (former: SignedVersion, { texts, assembly }: Written): boolean =>
  textDifferences(former.texts, texts).length > 0 ||
  differences(former.assembly, assembly).length > 0 ||
  countsDiffer(former.assembly, assembly);

async function write(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  written: Written,
  former: SignedVersion | null,
  actor: Actor,
  makeFiles: MakeFiles,
): Promise<SignedOff> {
  const { report, plan, now } = locked;
  const { id: reportId, planId, kind, period, agencyId } = report;
  const superiorId = superiorOf(agencyId, plan);
  const { texts, assembly, savedBy } = written;
  // A further version of what was received is not late: the first one was in time or was not.
  const late = report.stage !== 'accepted' && now >= report.dueAt;
  const form = { values: texts, nil: false, nilReason: '' };
  const due = reviewDueOn(now, plan.policy, ledger.calendar);
  const change = { kind: 'filed' as const, late, reviewDueOn: due };
  const { revision: version } = await writeFiling(tx, locked, { form, doubt: null }, change, actor);
  await tx.report.update({ where: { id: reportId }, data: { acceptedAt: null } });
  const { title: planTitle } = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { title: true },
  });
  const nameOf = async (id: string) =>
    (await tx.agency.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
  const made = await makeFiles({
    planId,
    planTitle,
    zone: plan.policy.zone,
    kind,
    period,
    agency: await nameOf(agencyId),
    superior: await nameOf(superiorId),
    version,
    texts,
    assembly,
    former,
    writtenBy: savedBy,
    signedBy: actor.name,
    signedAt: now,
    head: (await headsOf(tx, [planId]))[0] ?? null,
  });
  const step = `signed-${version}`;
  const id = `${reportId}/${step}`;
  await tx.signedDocument.create({
    data: {
      id,
      reportId,
      version,
      title: made.title,
      writing: written.version,
      texts,
      assembly: JSON.parse(JSON.stringify(assembly)) as object,
      writtenBy: savedBy,
      signedAt: now,
      signedBy: actor.name,
      signedById: actor.userId ?? '',
    },
  });
  await keepFiles(tx, { owner: id, planId, now }, made.files);
  await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId,
    termsVersion: report.termsVersion,
    step,
    notice: 'signed_off',
    severity: 0,
    to: { agencyId: superiorId, roles: ['officer'] },
    dueAt: now,
    single: true,
  });
  return { id, version };
}

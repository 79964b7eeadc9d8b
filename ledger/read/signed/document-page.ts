import { differences, type Difference } from '../../../domain/assembly/differences.ts';
import type { Assembly } from '../../../domain/assembly/assembly.ts';
import type { Field } from '../../../domain/forms/field-spec.ts';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import { formsOf } from '../form-of.ts';
import type { AgencyName } from '../desk/plans.ts';
import { assembled } from './assembled.ts';
import {
  handingOf,
  newestWriting,
  signedVersions,
  writersSince,
  type SentBack,
  type SignedVersion,
  type Written,
} from './documents.ts';

/** A document that is to be signed off, as the desk sees it. */
export interface DocumentFacts {
  id: string;
  planId: string;
  kind: string;
  period: string;
  stage: ReportStage;
  agency: AgencyName;
  opensAt: Date;
  dueOn: string;
  originalDueOn: string;
  leftAt: Date | null;
  light: Light;
  /** What its author writes. */
  fields: Field[];
  /** Every version that was signed off, the newest first. */
  signed: SignedVersion[];
  /** Why versions were returned, the newest first. */
  returned: { version: number; at: Date; by: string; reason: string }[];
}

/** The same for those who write it. */
export interface DocumentWriting {
  /** The newest saving; null if nothing was saved. */
  written: Written | null;
  /** Who wrote since the last version that was signed off, by their users. */
  writers: string[];
  /** What is assembled now. */
  live: Assembly;
  /** What is assembled otherwise than when it was saved last. */
  since: Difference[];
}

/** A document by its report; null if there is none of that id, or nobody signs it off. */
export async function documentFacts(
  ledger: Ledger,
  reportId: string,
  now: Date,
): Promise<DocumentFacts | null> {
  const { db, calendar } = ledger;
  const row = await db.report.findUnique({
    where: { id: reportId },
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      plan: { select: { policy: true } },
      reviews: {
        where: { outcome: 'returned' },
        orderBy: { reviewedAt: 'desc' },
        include: { submission: { select: { revision: true } } },
      },
    },
  });
  if (!row || kindOf(row.kind).asks !== 'sign-off') return null;
  const forms = await formsOf(db, row);
  const { id, planId, kind, period, stage, agency, opensAt, dueOn, originalDueOn, leftAt } = row;
  const policy = planPolicySchema.parse(row.plan.policy);
  return {
    ...{ id, planId, kind, period, stage, agency, opensAt, dueOn, originalDueOn, leftAt },
    light: light({ ...row, closedAt: row.missedAt }, policy, calendar, now),
    fields: forms.fields(forms.version),
    signed: await signedVersions(db, id),
    returned: row.reviews.map(({ submission, reviewedAt, reviewedBy, reason }) => ({
      version: submission.revision,
      at: reviewedAt,
      by: reviewedBy,
      reason: reason ?? '',
    })),
  };
}

/** What is written of it, and what is assembled beside it now; as of one moment. */
export function documentWriting(
  ledger: Ledger,
  { id, planId, kind, period }: Pick<DocumentFacts, 'id' | 'planId' | 'kind' | 'period'>,
  now: Date,
): Promise<DocumentWriting> {
  return ledger.db.$transaction(
    async (tx) => {
      const written = await newestWriting(tx, id);
      const signed = await tx.signedDocument.findFirst({
        where: { reportId: id },
        orderBy: { version: 'desc' },
        select: { writing: true },
      });
      const live = await assembled(tx, { planId, kind, period }, now);
      return {
        written,
        writers: await writersSince(tx, id, signed?.writing ?? 0),
        live,
        since: written ? differences(written.assembly, live) : [],
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** A document as a list names it. */
export interface ListedDocument {
  id: string;
  kind: string;
  period: string;
  stage: ReportStage;
  agency: AgencyName;
  dueOn: string;
  leftAt: Date | null;
  light: Light;
  handedInAt: Date | null;
  /** 退改: who sent it back to its writer, and in what words; null if nobody did. */
  sentBack: SentBack | null;
  newest: { version: number; title: string; signedAt: Date; receivedAt: Date | null } | null;
}

/** Every document of a plan that is to be signed off, the newest first. */
export async function documentsOf(
  { db, calendar }: Ledger,
  planId: string,
  now: Date,
): Promise<ListedDocument[]> {
  const kinds = KIND_NAMES.filter((name) => kindOf(name).asks === 'sign-off');
  const rows = await db.report.findMany({
    where: { cycle: { planId, kind: { in: kinds } }, opensAt: { lte: now } },
    orderBy: [{ opensAt: 'desc' }, { id: 'asc' }],
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      plan: { select: { policy: true } },
      writings: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { handedInAt: true, sentBackAt: true, sentBackBy: true, sentBackWhy: true },
      },
      signed: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, title: true, signedAt: true, receivedAt: true },
      },
    },
  });
  return rows.map((row) => {
    const { id, kind, period, stage, agency, dueOn, leftAt, writings, signed, plan } = row;
    const policy = planPolicySchema.parse(plan.policy);
    return {
      ...{ id, kind, period, stage, agency, dueOn, leftAt },
      light: light({ ...row, closedAt: row.missedAt }, policy, calendar, now),
      ...(writings[0] ? handingOf(writings[0]) : { handedInAt: null, sentBack: null }),
      newest: signed[0] ?? null,
    };
  });
}

/** A kept file with its bytes; null if there is none of that id. */
export const keptFile = ({ db }: Ledger, id: string) => db.keptFile.findUnique({ where: { id } });

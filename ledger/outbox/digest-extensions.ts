import type { Tx } from '../ledger.ts';

/** A request for an extension, as a mail tells of it. */
export interface DigestExtension {
  newDueOn: string;
  reason: string;
  stateOfWork: string;
  askedBy: string;
  decision: string | null;
}

/** A mail that may be about a request. */
interface AboutReport {
  /** The row's key, which holds the number of the request it is about. */
  id: string;
  notice: string;
  report: { id: string } | null;
  extension: DigestExtension | null;
}

/** Adds to the notices of extensions what they tell of: their request, or the newest granted. */
export async function withExtensions<Mail extends AboutReport>(
  tx: Tx,
  mails: Mail[],
): Promise<Mail[]> {
  const isOne = ({ notice }: AboutReport) => /^exten(ded|sion_)/.test(notice);
  if (!mails.some(isOne)) return mails;
  const reportIds = mails.flatMap(({ report }) => report?.id ?? []);
  const requests = await tx.extension.findMany({
    where: { reportId: { in: reportIds } },
    orderBy: { askedAt: 'desc' },
  });
  return mails.map((mail) => {
    const number = /\/extension_[a-z]+-(\d+)\//.exec(mail.id)?.[1];
    const extension = requests.find(
      ({ id, reportId, state }) =>
        reportId === mail.report?.id &&
        (mail.notice === 'extended' ? state === 'granted' : id.endsWith(`/extension/${number}`)),
    );
    return isOne(mail) ? { ...mail, extension: extension ?? null } : mail;
  });
}

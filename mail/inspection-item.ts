import type { DigestMail } from '../ledger/outbox/digest-mails.ts';
import type { MailInspection } from './compose/content.ts';

/** What a mail tells of an inspection, by names in its reader's language. */
export function inspectionOf(
  inspection: NonNullable<DigestMail['inspection']>,
  nameOf: (agency: { name: string; nameEn: string | null }) => string,
): MailInspection {
  const { periodFrom, periodTo, startsOn, endsOn, subjects, team, answer, ...rest } = inspection;
  const named = <Of extends { agency: { name: string; nameEn: string | null } }>(of: Of) => ({
    ...of,
    agency: nameOf(of.agency),
  });
  return {
    ...rest,
    period: { from: periodFrom, to: periodTo },
    visit: startsOn === null || endsOn === null ? null : { from: startsOn, to: endsOn },
    subjects: subjects.map(named),
    team: team.map(named),
    answer: answer && named(answer),
  };
}

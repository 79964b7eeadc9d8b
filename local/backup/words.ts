import type { Prepared, Restored } from './restore.ts';

/** What a restore is going to do, a line each. */
export function previewLines({ manifest, database, now, loss, connected }: Prepared): string[] {
  const { counts } = manifest;
  const told = (of: typeof counts) =>
    `plans ${of.plans}, reports ${of.reports}, filings ${of.submissions}, mails sent ${of.mailsSent}, ` +
    `users ${of.users}, audit entries ${of.auditEntries}`;
  return [
    `The backup is whole: of ${manifest.madeAt}, PostgreSQL ${manifest.server.version}, last migration ${manifest.migrations.at(-1)}`,
    `  it holds    ${told(counts)}`,
    `  in the database ${database} now: ${told(now.counts)}`,
    ...LOST[loss.kind](loss.entries),
    ...(loss.kind === 'earlier' ? [`  that is at least: ${told(loss.more)}`] : []),
    ...(connected > 0 ? [`  ${connected} connections to it are cut off, and may come again`] : []),
  ];
}

const LOST: Record<Prepared['loss']['kind'], (entries: number) => string[]> = {
  nothing: () => ['Nothing is lost: the database is empty.'],
  earlier: (entries) => [
    `The backup is an earlier state of this ledger: ${entries} entries of the audit came after it and are lost`,
  ],
  other: (entries) => [
    `The backup is of another ledger than this one, or this one has no link to it: all of its ${entries} audit entries are lost`,
  ],
};

/** What a restore has done, and what is to be done now. */
export function restoredLines({ database, setAside, migrated, fence }: Restored): string[] {
  return [
    `Restored into ${database}. Nothing is sent until somebody releases it: fence ${fence.id}.`,
    ...(migrated.length > 0 ? [`  brought to this code's schema: ${migrated.join(', ')}`] : []),
    ...(setAside === null
      ? []
      : [
          `  what was there is kept as database ${setAside}; when nobody needs it: DROP DATABASE "${setAside}"`,
        ]),
    'Start worker and pages, or leave them running: workflows are started anew from the ledger.',
    'Then say what the outside has, and release: npm run fence -- known FILE; npm run fence -- release;',
    'or, as an administrator, on the page /desk/fence.',
  ];
}

import type { AlarmCatalog } from './catalog.ts';

const coded = (code: string | null) => (code === null ? '' : ` (${code})`);

/** Alarms in English. */
export const alarmsEn: AlarmCatalog = {
  database_down: {
    what: ({ code }) => `The database does not answer${coded(code)}. Nothing can be filed or sent.`,
    remedy: 'Start PostgreSQL, and check DATABASE_URL. All goes on by itself then.',
  },
  schema_behind: {
    what: ({ count }) => `The database lacks ${count} migrations of this version.`,
    remedy: 'Run npm run migrate, or start the version that this database belongs to.',
  },
  writes_refused: {
    what: ({ code }) => `The database takes no writes${coded(code)}: filings are refused.`,
    remedy: 'See whether it is a standby, or read-only, and make the right one the primary.',
  },
  disk_full: {
    what: ({ code }) => `The database’s disk is full${coded(code)}: filings are refused.`,
    remedy: 'Make room on the database’s disk. What was filed before is kept.',
  },
  worker_gone: {
    what: () => 'No worker is running: nothing is sent, and no step is taken.',
    remedy: 'Start one (npm run worker); the last lines of its log say why it ended.',
  },
  worker_idle: {
    what: ({ count }) => `${count} workers beat, and finish no task of Temporal’s.`,
    remedy: 'See whether the worker reaches Temporal; restart it, and look into its log.',
  },
  no_pollers: {
    what: () => 'Workers beat, and Temporal sees none of them ask for tasks.',
    remedy: 'Compare address, namespace and network of the workers; restart them.',
  },
  pages_gone: {
    what: () => 'A server of the pages has ended without being stopped.',
    remedy: 'Start it again (npm run server); the last lines of its log say why it ended.',
  },
  clock_off: {
    what: ({ count }) => `A machine’s clock is ${count} s off the database’s.`,
    remedy: 'Set all clocks by one time server (NTP). Mails go by the database’s time meanwhile.',
  },
  relay_late: {
    what: ({ count }) => `${count} words to workflows are not passed on.`,
    remedy: 'See whether Temporal answers and a worker runs; the relay tries again by itself.',
  },
  steps_late: {
    what: ({ count }) => `${count} steps are late.`,
    remedy:
      'Wait some minutes: the reconciler tells their workflows again. Look into the worker’s log.',
  },
  steps_stuck: {
    what: ({ count }) => `${count} steps are due and not taken, though they were told again.`,
    remedy: 'Restart the worker, look into its log, and see whether Temporal has lost its data.',
  },
  mail_untaken: {
    what: ({ count }) => `${count} mails are due, and none goes out.`,
    remedy: 'See whether a worker runs and the mail server answers. Mails wait, and go out then.',
  },
  mail_refused: {
    what: ({ count, code }) =>
      `The mail server takes no mails: ${count} were put off or refused, and none was taken${coded(code)}.`,
    remedy:
      'Check the mail server, its account and its rules. Mails wait; refused ones can be sent again.',
  },
  mail_slow: {
    what: ({ count }) => `Mails go out, but slowly: ${count} are late.`,
    remedy: 'See whether the mail server is slow; allow it more connections, or more senders.',
  },
  mail_put_off: {
    what: ({ count, code }) =>
      `${count} mails are put off by their recipients’ servers${coded(code)}.`,
    remedy: 'They are tried again by themselves for five days. Ask the recipients if it goes on.',
  },
  mail_uncertain: {
    what: ({ count }) => `${count} mails may or may not have arrived, and are not sent again.`,
    remedy: 'Look at them on the page of mails, and ask the recipients.',
  },
  mail_uncomposable: {
    what: ({ count }) => `${count} mails could not be made: a fault of Duban’s.`,
    remedy:
      'Look into the worker’s log, and send them again from the page of mails once it is mended.',
  },
  fenced: {
    what: () =>
      'The database was restored, and sending is held back until an operator releases it.',
    remedy: 'See by npm run fence what would be sent, and release it.',
  },
  repaired: {
    what: ({ count }) =>
      `Within the hour ${count} lost steps, words or mails were found and mended.`,
    remedy: 'Nothing is lost. Read the worker’s log around that time: none should be there.',
  },
  schedule_stopped: {
    what: () =>
      'Temporal’s Schedule has stopped running the reconciler; the workers run it themselves.',
    remedy: 'Look at the Schedule “reconcile” in Temporal: resume it, or restart a worker.',
  },
  temporal_down: {
    what: () => 'Temporal does not answer: no step is taken. Filings are received.',
    remedy: 'Start Temporal, and check address, namespace and key. All goes on by itself then.',
  },
  smtp_down: {
    what: () => 'The mail server does not answer, or refuses our account.',
    remedy: 'Check SMTP_URL, the server and the account. Mails wait, and go out then.',
  },
};

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startGuarded, untilItAnswers } from '../binaries/guarded.ts';
import { requirePort } from '../binaries/port.ts';

/** A running inbox: an SMTP server that keeps every mail, and pages to read them. */
export type Inbox = {
  /** Where mails are delivered: smtp://host:port. */
  smtpUrl: string;
  /** Where people read them. */
  page: string;
  /** All mails as JSON. */
  api: string;
  logFile: string;
  stop(): Promise<void>;
};

/** How to start it. */
export type InboxOptions = {
  smtpPort: number;
  webPort: number;
  /** Keeps the mails across starts. */
  dataDir: string;
  logFile: string;
  /** Receives one line for each step. */
  progress: (line: string) => void;
};

/** The oldest mails give way beyond this number, so that a start never takes long. */
const KEPT = 3000;

/**
 * Starts maildev on 127.0.0.1, as a process of its own. It ends with `stop()`, and also when this
 * process dies. Throws if a port is taken or it does not start (with the end of its log).
 */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const { smtpPort, webPort, dataDir, logFile, progress } = options;
  await requirePort('The inbox (SMTP)', smtpPort);
  await requirePort('The inbox (pages)', webPort);
  await mkdir(dataDir, { recursive: true });
  const listen = ['--smtp', String(smtpPort), '--ip', '127.0.0.1'];
  const pages = ['--web', String(webPort), '--web-ip', '127.0.0.1'];
  const store = ['--mail-directory', dataDir, '--max-emails', String(KEPT)];
  const child = startGuarded({
    command: process.execPath,
    args: [program(), ...listen, ...pages, ...store],
    logFile,
    stopSignal: 'TERM',
    grace: 5,
    // Set for this process's own sake, they would change another's.
    env: { NODE_OPTIONS: '' },
  });
  const web = `http://127.0.0.1:${webPort}`;
  const answers = async () => {
    const { status } = await fetch(`${web}/api/healthz`, { signal: AbortSignal.timeout(2000) });
    if (status !== 200) throw new Error(`its pages answer ${status}`);
  };
  await untilItAnswers('The inbox', child, logFile, answers, 60_000);
  // Not /index.html: its page takes the address of its own API from the path it was opened by. Who
  // does not accept text/html is answered 404 here.
  const page = `http://localhost:${webPort}/`;
  progress(`Inbox: ready on ${page}, SMTP on port ${smtpPort}`);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    page,
    api: `${web}/api/email`,
    logFile,
    stop: () => child.stop(),
  };
}

/** The script of the maildev that npm installed. */
function program(): string {
  return fileURLToPath(new URL('./bin/maildev.js', import.meta.resolve('maildev')));
}

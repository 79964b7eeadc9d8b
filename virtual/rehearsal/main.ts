// The process of one rehearsal: it is told by its parent which, lives through it, writes how far it is
// and what came of it, and ends. It also ends when it is no longer wanted, or its parent is gone.
import { constants, setPriority } from 'node:os';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { dropRehearsalDatabases } from '../../ledger/rehearsal/databases.ts';
import {
  beatRehearsal,
  failRehearsal,
  finishRehearsal,
  type RehearsalProgress,
} from '../../ledger/rehearsal/progress.ts';
import { rehearsalOrderSchema, type RehearsalOrder } from '../../schemas/rehearsal.ts';
import { CannotRehearse, rehearse } from './rehearse.ts';

const BEAT_MS = 1_000;
/** One for the beat, one for what is kept, one to spare. */
const CONNECTIONS = 3;

// The product and its servers come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Ctrl-C reaches the whole terminal: the server that started this ends it in order.
process.on('SIGINT', () => undefined);

process.once('message', (message) => {
  const order = rehearsalOrderSchema.parse(message);
  const ledger = openLedger({ url: order.databaseUrl, connections: CONNECTIONS });
  let isEnding = false;
  const end = (why: string) => {
    if (isEnding) return;
    isEnding = true;
    void abandon(ledger, order, why);
  };
  process.once('disconnect', () => end('the server that started it has ended'));
  process.once('SIGTERM', () => end('it was asked to stop'));
  run(ledger, order, end).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run(
  ledger: Ledger,
  order: RehearsalOrder,
  end: (why: string) => void,
): Promise<void> {
  const { id } = order;
  let progress: RehearsalProgress | null = null;
  const beat = async () => {
    if (!(await beatRehearsal(ledger, id, progress))) end('it is no longer wanted');
  };
  await beat();
  // A database that does not answer for a moment is asked again with the next beat.
  const beating = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  try {
    const result = await rehearse(ledger, order, ({ messages, ...lived }) => {
      progress = { ...lived, mails: messages };
    });
    // To the last instant that was lived through.
    await beat();
    await finishRehearsal(ledger, id, result);
  } catch (error) {
    const fault = error instanceof CannotRehearse ? error.fault : 'broken';
    const detail = error instanceof Error ? error.message : String(error);
    await failRehearsal(ledger, id, fault, detail);
  } finally {
    clearInterval(beating);
    await dropRehearsalDatabases(ledger);
    await ledger.close();
  }
}

/** Leaves everything as it is but the database; its servers end with this process. */
async function abandon(ledger: Ledger, { id }: RehearsalOrder, why: string): Promise<void> {
  try {
    await failRehearsal(ledger, id, 'crashed', why);
    await dropRehearsalDatabases(ledger);
  } finally {
    process.exit(0);
  }
}

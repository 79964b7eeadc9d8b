import type { Logger } from 'pino';
import { alarmsOf, type Alarm, type AlarmName } from '../domain/alarms/alarms.ts';
import type { HealthFacts } from '../domain/alarms/facts.ts';
import {
  claimNotices,
  noteAlarms,
  settleNotices,
  type DueNotice,
  type NoticeChannel,
} from '../ledger/alarm-notices.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { startLoop, type Loop } from '../loop.ts';
import { ownNotices } from './own-notices.ts';
import { channelsOf, tellOperator, type OperatorSettings } from './tell-operator.ts';

/** Real time between two looks, in ms. */
const LOOK_MS = 5_000;
/** What cannot be kept in the ledger, for it cannot be written: each process tells it for itself. */
const OWN: readonly AlarmName[] = ['database_down', 'schema_behind', 'writes_refused', 'disk_full'];

/** What tells the operator needs. */
export interface NoticesParts {
  ledger: Ledger;
  /** Everything that alarms are a function of, as it is now; never rejects. */
  look: () => Promise<HealthFacts>;
  operator: OperatorSettings;
  log: Logger;
}

/**
 * Tells the operator what alarms, once, and once that it is over. Workers and servers all do; the ledger
 * holds what has been told. That it cannot be written each process tells for itself, once.
 */
export function startNotices(parts: NoticesParts, everyMs = LOOK_MS): Loop {
  const { ledger, look, operator, log } = parts;
  const channels = channelsOf(operator);
  const own = ownNotices();
  let before: ReadonlySet<AlarmName> | null = null;

  const tell = async (channel: NoticeChannel, due: readonly DueNotice[]): Promise<boolean> => {
    const names = due.map(({ name, state }) => `${name}: ${state}`);
    try {
      await tellOperator(operator, channel, due);
      log.warn({ channel, alarms: names }, 'the operator was told');
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown';
      log.error({ channel, alarms: names, message }, 'the operator could not be told yet');
      return false;
    }
  };
  const byLedger = async (alarms: readonly Alarm[]): Promise<void> => {
    await noteAlarms(ledger, channels, alarms);
    await Promise.all(
      channels.map(async (channel) => {
        const due = await claimNotices(ledger, channel);
        if (due.length > 0 && (await tell(channel, due))) await settleNotices(ledger, channel, due);
      }),
    );
  };
  const once = async (): Promise<void> => {
    const facts = await look();
    const alarms = alarmsOf(facts);
    own.look(
      alarms.filter(({ name }) => OWN.includes(name)),
      facts.at,
    );
    await Promise.all(
      channels.map(async (channel) => {
        const due = own.due(channel);
        if (due.length > 0 && (await tell(channel, due))) own.told(channel, due);
      }),
    );
    // What is so for one look is no news: a worker that has just started finds all that waits late.
    const last = before;
    before = new Set(alarms.map(({ name }) => name));
    if (last === null || facts.ledger?.writesRefused !== null) return;
    await byLedger(alarms.filter(({ name }) => last.has(name) && !OWN.includes(name)));
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'notices: will try again');
  return startLoop(once, { everyMs, waitsFirst: true, onError });
}

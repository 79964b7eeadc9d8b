import type { SendResult } from '../ledger/outbox/fate.ts';

/** So many mails in a row were not taken, whoever they were to: it is the server. */
const MANY = 10;
/** While nothing is taken one mail is tried in so many ms; after a recipient was refused, sooner. */
const TRY_EVERY_MS = 2_000;
const AFTER_REFUSAL_MS = 250;

/** What waits for a server that takes mails again. */
export interface Recovered {
  /** What their last attempts were called; null: whatever they met that is no answer for one recipient. */
  codes: string[] | null;
}

/** Whether the mail server takes mails at all. */
export interface Outage {
  isOn(): boolean;
  /** Whether one mail may be tried now; without an outage, always. */
  mayTry(): boolean;
  tried(): void;
  /** @returns what can go now, if the server has just begun to take mails again. */
  saw(result: SendResult): Recovered | null;
}

/**
 * Watches what becomes of mails, one after the other. A server that takes none of many in a row is down,
 * refuses our account, or refuses everybody: each of the others would meet the same, and wait for a
 * time that grows. They stay staged instead, one at a time is tried, and all go when one was taken.
 */
export function watchOutage(): Outage {
  let failures = 0;
  let lastTry = -Infinity;
  let gapMs = TRY_EVERY_MS;
  // A process that has just started does not know what those before it have met.
  let isFirst = true;
  const codes = new Set<string>();
  const isOn = () => failures >= MANY;
  return {
    isOn,
    mayTry: () => !isOn() || performance.now() - lastTry >= gapMs,
    tried() {
      lastTry = performance.now();
    },
    saw(result) {
      if (result.kind !== 'sent') {
        failures += 1;
        codes.add(result.code);
        const isOfOne = result.kind === 'refused' && result.fault === 'recipient';
        gapMs = isOfOne ? AFTER_REFUSAL_MS : TRY_EVERY_MS;
        return null;
      }
      const recovered = isFirst ? { codes: null } : isOn() ? { codes: [...codes] } : null;
      failures = 0;
      isFirst = false;
      codes.clear();
      return recovered;
    },
  };
}

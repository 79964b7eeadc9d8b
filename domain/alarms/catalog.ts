import type { Alarm, AlarmName } from './alarms.ts';

/** What an alarm says: what is so, and what to do. */
export interface AlarmWords {
  what(alarm: Pick<Alarm, 'count' | 'code'>): string;
  remedy: string;
}

/** The words of every alarm, in one language. */
export type AlarmCatalog = Record<AlarmName, AlarmWords>;

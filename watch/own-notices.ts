import type { Alarm, AlarmName } from '../domain/alarms/alarms.ts';
import type { DueNotice, NoticeChannel } from '../ledger/alarm-notices.ts';

/** So often in turn it must be found before it is told: a connection that is lost is soon made anew. */
const LOOKS = 3;

interface Known extends Omit<DueNotice, 'state'> {
  looks: number;
  isOver: boolean;
  told: Set<NoticeChannel>;
}

/** What one process knows of alarms that the ledger cannot hold, and whom it has told; lost with it. */
export interface OwnNotices {
  /** What alarms now. */
  look(alarms: readonly Alarm[], at: Date): void;
  due(channel: NoticeChannel): DueNotice[];
  told(channel: NoticeChannel, due: readonly DueNotice[]): void;
}

/** Keeps them. */
export function ownNotices(): OwnNotices {
  const known = new Map<AlarmName, Known>();
  return {
    look(alarms, at) {
      for (const { name, count, code } of alarms) {
        const before = known.get(name);
        const begun = { name, count, code, beganAt: at, looks: 0, told: new Set<NoticeChannel>() };
        const of = before && !(before.isOver && before.told.size === 0) ? before : begun;
        known.set(name, { ...of, seenAt: at, isOver: false, looks: of.looks + 1 });
      }
      for (const each of known.values())
        if (!alarms.some(({ name }) => name === each.name)) {
          each.isOver = true;
          if (each.told.size === 0) known.delete(each.name);
        }
    },
    due(channel) {
      return [...known.values()].flatMap(({ looks, isOver, told, ...notice }): DueNotice[] => {
        if (!isOver && looks >= LOOKS && !told.has(channel)) return [{ ...notice, state: 'new' }];
        return isOver && told.has(channel) ? [{ ...notice, state: 'over' }] : [];
      });
    },
    told(channel, due) {
      for (const { name, state } of due) {
        const of = known.get(name);
        if (state === 'new') of?.told.add(channel);
        else if (of?.told.delete(channel) && of.told.size === 0) known.delete(name);
      }
    },
  };
}

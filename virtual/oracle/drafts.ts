import type { Draft } from './action.ts';

/** A letter or circular that the ladder has drafted about a report. */
interface Drafted {
  effect: Draft['effect'];
  /** Who owed it then. */
  agencyId: string;
  /** The filing that answers it, as long as it stands. */
  answeredAt: Date | null;
  isIssued: boolean;
}

/** What a report's ladder has drafted: answered by a filing, issued by somebody, or waiting. */
export class Drafts {
  #all: Drafted[] = [];

  /** The ladder drafts one while this agency owes the report. */
  add(effect: Draft['effect'], agencyId: string): void {
    this.#all.push({ effect, agencyId, answeredAt: null, isIssued: false });
  }

  /** It is filed. */
  answer(at: Date): void {
    for (const each of this.#all) each.answeredAt ??= at;
  }

  /** What was filed then is taken back. */
  ask(filedAt: Date | undefined): void {
    for (const each of this.#all) if (each.answeredAt === filedAt) each.answeredAt = null;
  }

  /** Whether one waits that was drafted while this agency owed the report. */
  waits(effect: Draft['effect'], agencyId: string): boolean {
    return this.#waiting(effect, agencyId).length > 0;
  }

  /** What waits stands in what was issued. */
  issue(effect: Draft['effect'], agencyId: string): void {
    for (const each of this.#waiting(effect, agencyId)) each.isIssued = true;
  }

  #waiting(effect: Draft['effect'], agencyId: string): Drafted[] {
    return this.#all.filter(
      (each) =>
        each.effect === effect &&
        each.agencyId === agencyId &&
        each.answeredAt === null &&
        !each.isIssued,
    );
  }
}

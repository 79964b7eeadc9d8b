import type { Actor } from '../../../domain/report/actor.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

/** Who may give a command, by the names of `ACTORS`. */
export type Who =
  | 'owner'
  | 'cooperator'
  | 'region'
  | 'commission'
  | 'otherCommission'
  | 'government'
  | 'otherGovernment'
  | 'admin'
  | 'nobody';

/** What came of a command. */
export type Answered = { ok: boolean; refusal?: { code: string } };
/** A command with what it needs, given by somebody. */
export type Command = (ledger: Ledger, actor: Actor) => Promise<Answered | readonly Answered[]>;

/** Commands by their names, and who may give them. */
export type Table = readonly (readonly [name: string, may: readonly Who[], Command])[];

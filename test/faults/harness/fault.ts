import type { AlarmName } from '../../../domain/alarms/alarms.ts';
import type { Scene } from './scene.ts';

/** Something that is broken on purpose while a herd of mails is on its way, and put right again. */
export interface Fault {
  name: string;
  /** What is broken, for whoever reads along. */
  what: string;
  /** False: nothing is wrong for long enough that an operator had to hear of it. */
  isTold: boolean;
  /** The alarm that has to name it, be it a warning only; left out: any that is more than a warning. */
  alarm?: AlarmName;
  /** It is wrong from the start on, so that health may name it at once. */
  isWrongAtFirst?: boolean;
  /** The product mends it by itself, which is not put off until it has been told. */
  mendsItself?: boolean;
  /** It has pages of its own; left out: where it is told, some are started to tell it. */
  hasPages?: boolean;
  /** SMTP is blind here: what was on its way may come once more, with the same bytes. */
  isBlind?: boolean;
  /** How many workers there are; left out: one. */
  workers?: number;
  /** What the workers' environment has besides. */
  env?: (scene: Scene) => Record<string, string>;
  /** At least so long it stays broken, in seconds; left out: a few. */
  holdSeconds?: number;
  /** A PostgreSQL of its own; null: this machine does not let it. Left out: the one of all. */
  home?(): Promise<Home | null>;
  /** What has to stand before a worker starts. */
  before?(scene: Scene): Promise<void>;
  /** What has to stand before the herd is staged. */
  prepare?(scene: Scene): Promise<void>;
  /** When the herd falls due; left out: as soon as it can. */
  instant?(scene: Scene): Date;
  /** Further arguments of its Temporal server; with `instant` alone. */
  temporalArgs?: readonly string[];
  /** Has the herd's mails come about; left out: they are staged as steps stage them. */
  stage?(scene: Scene, at: Date): Promise<void>;
  /** Breaks it, once mails are on their way. */
  strike(scene: Scene): Promise<void>;
  /** Puts it right. */
  heal(scene: Scene): Promise<void>;
  /** What became of other things than mails, added to what became of these. */
  alsoSeen?(scene: Scene): Promise<Pick<Observed, 'lost' | 'twice' | 'failed'>>;
}

/** Where the database of one fault lies, if not where all do. */
export interface Home {
  /** Left out: a new folder. */
  folder?: string;
  with?(scene: Scene): void;
  remove?(): Promise<void>;
}

/** What became of a herd; seconds from the moment at which all was put right, or the herd fell due after that. */
export interface FaultResult {
  name: string;
  /** Mails that apply and never came. */
  lost: number | null;
  /** How many came once more. */
  twice: number | null;
  /** Mails that did not fit the facts any more when they were sent. */
  wrongWords: number | null;
  /** Until the first mail came; null: none had to. */
  recoverFirstS: number | null;
  /** Until the last came and all was written; null: not within the harness's patience. */
  recoverAllS: number | null;
  /** Whether health named it in time; null: there was nothing to tell. */
  told: boolean | null;
}

/** What only decides whether it fell short. */
export interface Observed extends FaultResult {
  lost: number;
  twice: number;
  wrongWords: number;
  isBlind: boolean;
  /** Mails that went under more than one Message-ID. */
  severalIds: number;
  /** Repeats whose bytes differ from the first. */
  otherBytes: number;
  /** Whether the audit's chains hold. */
  auditHolds: boolean;
  /** What else went wrong, in words. */
  failed: string[];
}

/** Within so many seconds after healing everything has been sent. */
export const RECOVERY_S = 60;
/** Within so many seconds a fault has been told. */
export const TOLD_S = 60;

/** Where a herd fell short of the promise, in words; nothing: it held. */
export function shortcomings(seen: Observed): string[] {
  const { lost, twice, wrongWords, recoverAllS, told, isBlind } = seen;
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(twice > 0 && !isBlind ? [`${twice} twice, where SMTP is not blind`] : []),
    ...(seen.severalIds > 0 ? [`${seen.severalIds} under more than one Message-ID`] : []),
    ...(seen.otherBytes > 0 ? [`${seen.otherBytes} repeated with other bytes`] : []),
    ...(wrongWords > 0 ? [`${wrongWords} with words that did not hold any more`] : []),
    ...(recoverAllS === null
      ? ['not all was sent while the harness waited']
      : recoverAllS > RECOVERY_S
        ? [`all only after ${recoverAllS} s`]
        : []),
    ...(told === false ? [`not told within ${TOLD_S} s`] : []),
    ...(seen.auditHolds ? [] : ['the audit does not verify']),
    ...seen.failed,
  ];
}

/** What is printed of one that could not be run to its end: nothing is known of it. */
export const unseen = (name: string): FaultResult => ({
  ...{ name, lost: null, twice: null, wrongWords: null },
  ...{ recoverFirstS: null, recoverAllS: null, told: null },
});

/** What is printed of it. */
export function resultOf(seen: Observed): FaultResult {
  const { name, lost, twice, wrongWords, recoverFirstS, recoverAllS, told } = seen;
  return { name, lost, twice, wrongWords, recoverFirstS, recoverAllS, told };
}

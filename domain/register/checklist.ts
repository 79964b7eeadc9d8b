/** What an installation has so far. */
export interface Installed {
  administrators: number;
  commissions: number;
  governments: number;
  /** Agencies that are neither. */
  agencies: number;
  /** Of all agencies those that an active officer can be written to. */
  reachable: number;
  plans: number;
  launched: number;
}

/** The steps from an empty installation to the first mail, in their order. */
export const START_STEPS = [
  'administrator',
  'commission',
  'government',
  'register',
  'document',
  'people',
  'launch',
] as const;

/** One of them. */
export type StartStep = (typeof START_STEPS)[number];

/** A step, whether it is done, and whether it is the one to take now. */
export interface StartState {
  step: StartStep;
  done: boolean;
  next: boolean;
}

/** Where an installation stands on its way: what is done, and the first thing that is not. */
export function startStates(installed: Installed): StartState[] {
  const { commissions, governments, agencies, reachable, plans, launched } = installed;
  const done: Record<StartStep, boolean> = {
    administrator: installed.administrators > 0,
    commission: commissions > 0,
    government: governments > 0,
    register: agencies > 0,
    document: plans > 0,
    people: reachable > 0 && reachable === commissions + governments + agencies,
    launch: launched > 0,
  };
  const next = START_STEPS.find((step) => !done[step]);
  return START_STEPS.map((step) => ({ step, done: done[step], next: step === next }));
}

import type { Fault } from './harness/fault.ts';
import { SMTP_FAULTS } from './of-smtp.ts';
import { WORKER_FAULTS } from './of-workers.ts';

/** All that is broken on purpose, in the order in which it is run. */
export const FAULTS: readonly Fault[] = [...WORKER_FAULTS, ...SMTP_FAULTS];

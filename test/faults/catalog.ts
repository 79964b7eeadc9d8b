import type { Fault } from './harness/fault.ts';
import { PAGES_FAULTS } from './of-pages.ts';
import { POSTGRES_FAULTS } from './of-postgres.ts';
import { RUNNING_FAULTS } from './of-running.ts';
import { SMTP_FAULTS } from './of-smtp.ts';
import { TEMPORAL_FAULTS } from './of-temporal.ts';
import { WORKER_FAULTS } from './of-workers.ts';

/** All that is broken on purpose, in the order in which it is run. */
export const FAULTS: readonly Fault[] = [
  ...WORKER_FAULTS,
  ...RUNNING_FAULTS,
  ...SMTP_FAULTS,
  ...POSTGRES_FAULTS,
  ...TEMPORAL_FAULTS,
  ...PAGES_FAULTS,
];

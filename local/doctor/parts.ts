import { Connection } from '@temporalio/client';
import type { Config } from '../../config.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { partsOfDatabase } from '../../ledger/read/health.ts';
import { probe } from '../../server/main/probes.ts';
import { SEARCH_ATTRIBUTES } from '../../worker/search-attributes.ts';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import type { RunningParts } from '../start/running.ts';
import { fail, note, ok, type Finding } from './finding.ts';

/** Where the parts are that the doctor asks; null: nobody has said. */
export interface AskedParts {
  databaseUrl: string | null;
  temporal: Config['temporal'];
  smtpUrl: string | null;
  /** The time-skipping server tells neither pollers nor search attributes. */
  virtual: boolean;
}

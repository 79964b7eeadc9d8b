/*
 * What the contenders use of the packages that they stand on, as their documentation has it. They are
 * installed by the benchmarks alone (package.json beside this), so the check of types cannot read theirs.
 */

declare module 'graphile-worker' {
  export class Logger {
    constructor(factory: () => () => void);
  }
  export interface Runner {
    stop(): Promise<void>;
  }
  export interface WorkerUtils {
    migrate(): Promise<void>;
    release(): Promise<void>;
    addJobs(jobs: { identifier: string; payload: unknown; runAt?: Date }[]): Promise<unknown>;
  }
  export function makeWorkerUtils(options: {
    connectionString: string;
    logger?: Logger;
  }): Promise<WorkerUtils>;
  export function run(options: {
    preset: { worker: Record<string, unknown> };
    taskList: Record<string, (payload: unknown) => Promise<void>>;
  }): Promise<Runner>;
}

declare module 'pg-boss' {
  export class PgBoss {
    constructor(options: { connectionString: string; max: number });
    on(event: 'error', listener: (error: unknown) => void): void;
    start(): Promise<unknown>;
    stop(options: { graceful: boolean }): Promise<void>;
    createQueue(name: string, options: { retryLimit: number }): Promise<void>;
    work<Data>(
      name: string,
      options: Record<string, unknown>,
      handle: (jobs: { id: string; data: Data }[]) => Promise<unknown>,
    ): Promise<string>;
    insert(name: string, jobs: { data: unknown; startAfter: Date }[]): Promise<unknown>;
  }
}

declare module '@dbos-inc/dbos-sdk' {
  type Workflow<Args extends unknown[], Value> = (...args: Args) => Promise<Value>;
  export const DBOS: {
    setConfig(config: Record<string, unknown>): void;
    launch(): Promise<void>;
    shutdown(): Promise<void>;
    registerQueue(name: string, options: Record<string, unknown>): Promise<unknown>;
    registerWorkflow<Args extends unknown[], Value>(
      workflow: Workflow<Args, Value>,
      options: { name: string },
    ): Workflow<Args, Value>;
    runStep<Value>(step: () => Promise<Value>, options: { name: string }): Promise<Value>;
    startWorkflow<Args extends unknown[], Value>(
      workflow: Workflow<Args, Value>,
      options: Record<string, unknown>,
    ): Workflow<Args, unknown>;
  };
}

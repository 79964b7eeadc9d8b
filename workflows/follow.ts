import {
  condition,
  makeContinueAsNewFunc,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
  type ContinueAsNewOptions,
  type Workflow,
} from '@temporalio/workflow';
import type { Activities, StepAnswer } from '../activities/create-activities.ts';
import {
  reportClosed,
  reviewed,
  started,
  submitted,
  termsChanged,
  waitingFor,
  type Change,
} from './messages.ts';

/** The longest a single timer runs, in ms: rules of time are asked again at least so often. */
const LONGEST_MS = 90 * 24 * 3600 * 1000;

/**
 * Short, idempotent steps on the ledger. They run in the worker's own process; after a few seconds of
 * failure they wait by timers, not by a task.
 */
const ledger = proxyLocalActivities<Pick<Activities, 'step'>>({
  startToCloseTimeout: '2 minutes',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Always false where workers have no versions, and in every history from there. */
const isOfAnotherVersion = (): boolean => workflowInfo().targetWorkerDeploymentVersionChanged;

/** Ends this run and begins another, on the version of the code that is current by then. */
export function beginAnew<Of extends Workflow>(): Promise<never> {
  const options: ContinueAsNewOptions = isOfAnotherVersion()
    ? { initialVersioningBehavior: 'AUTO_UPGRADE' }
    : {};
  const next = makeContinueAsNewFunc<Of>(options) as () => Promise<never>;
  return next();
}

/**
 * How a workflow follows its row of the ledger: it steps, waits for news or for its time, and steps
 * again. Signal handlers are synchronous and keep only the newest version heard: a version cannot be
 * lost as a flag can, neither by a burst of signals nor across continue-as-new. No name of a step
 * stands in a decision, so ladders may change while histories run.
 */
export class Follower {
  #id = workflowInfo().workflowId;
  #heard = 0;
  /** The newest version that the last step has seen, or had been told of. */
  #seen = 0;
  #facts: StepAnswer | null = null;
  #waitingFor = 'its first step';

  constructor() {
    const hear = ({ version }: Change) => {
      if (version > this.#heard) this.#heard = version;
    };
    for (const signal of [started, submitted, reviewed, termsChanged, reportClosed])
      setHandler(signal, hear);
    setHandler(waitingFor, () => this.#waitingFor);
  }

  /** Something newer than the last step has been told. */
  get hasNews(): boolean {
    return this.#heard > this.#seen;
  }

  /**
   * Its history has grown long, or another version of the code is current than the one it is pinned to:
   * the run is left behind. News that comes meanwhile is not lost, for the new run begins with a step,
   * which reads the ledger.
   */
  get isLeftBehind(): boolean {
    return workflowInfo().continueAsNewSuggested || isOfAnotherVersion();
  }

  /** Takes one step, and says in the engine's UI what it is about to do and what it did. */
  async step(about: string): Promise<StepAnswer> {
    const summary = this.#facts?.next && !this.hasNews ? this.#facts.next.does : about;
    const told = this.#heard;
    const facts = await ledger.step.executeWithOptions({ summary }, [this.#id]);
    this.#facts = facts;
    this.#seen = Math.max(told, facts.version);
    setCurrentDetails(facts.did);
    return facts;
  }

  /** Waits for news, or until the next step of the ladder is due. */
  async newsOrTime({ next }: StepAnswer, waiting: string): Promise<void> {
    const until = next ? `${waiting}, or ${next.does}` : waiting;
    this.#waitingFor = until;
    const isNews = () => this.hasNews || isOfAnotherVersion();
    if (!next) await condition(isNews);
    else if (next.inMs > 0)
      await condition(isNews, Math.min(next.inMs, LONGEST_MS), { summary: until });
  }
}

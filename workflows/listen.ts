import { condition, setCurrentDetails, setHandler } from '@temporalio/workflow';
import {
  reportClosed,
  reviewed,
  submitted,
  termsChanged,
  waitingFor,
  type Change,
} from './messages.ts';

/** The longest a single timer runs, in ms: rules of time are asked again at least so often. */
const LONGEST_MS = 90 * 24 * 3600 * 1000;

/**
 * The ear of a workflow. Handlers are synchronous and keep only the newest version heard: a version
 * cannot be lost as a flag can, neither by a burst of signals nor across continue-as-new.
 */
export class Listener {
  #heard = 0;
  #waitingFor = 'its first step';

  constructor() {
    const hear = ({ version }: Change) => void (this.#heard = Math.max(this.#heard, version));
    for (const signal of [submitted, reviewed, termsChanged, reportClosed])
      setHandler(signal, hear);
    setHandler(waitingFor, () => this.#waitingFor);
  }

  /** True if something newer than this version has been told. */
  hasNewsSince(version: number): boolean {
    return this.#heard > version;
  }

  /** Waits for news, however long. */
  async news(version: number, waiting: string): Promise<void> {
    this.#say(waiting);
    await condition(() => this.hasNewsSince(version));
  }

  /** Waits for news, at most `inMs`; true if there was any. */
  async newsWithin(version: number, inMs: number, waiting: string): Promise<boolean> {
    if (this.hasNewsSince(version)) return true;
    if (inMs <= 0) return false;
    this.#say(waiting);
    const isNews = () => this.hasNewsSince(version);
    return condition(isNews, Math.min(inMs, LONGEST_MS), { summary: waiting });
  }

  #say(waiting: string): void {
    this.#waitingFor = waiting;
    setCurrentDetails(waiting);
  }
}

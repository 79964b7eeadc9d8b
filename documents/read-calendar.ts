import type { WorkdayOutcome } from '../domain/calendar/read-workdays.ts';
import { readInThread } from './in/reading-thread.ts';
import { UnreadableSource } from './in/source-text.ts';

/**
 * Reads the days of a calendar (`domain/calendar/read-workdays.ts`), in a thread with limits on time and memory.
 * @param given the file's bytes, or what was typed.
 * @returns what was read, and the text; or that it is no text, or could not be read within the limits.
 */
export async function readCalendar(
  given: Uint8Array | string,
): Promise<{ outcome: WorkdayOutcome; text: string } | 'notText' | 'tooSlow'> {
  try {
    const answer = await readInThread(
      typeof given === 'string'
        ? { bytes: Buffer.from(given), wants: 'workdays', isTyped: true }
        : { bytes: given, wants: 'workdays' },
    );
    if ('unreadable' in answer) return 'notText';
    if (!('workdays' in answer)) throw new Error('no calendar was read');
    return { outcome: answer.workdays, text: answer.text };
  } catch (error) {
    if (error instanceof UnreadableSource) return 'tooSlow';
    throw error;
  }
}

import { expect, test } from '@jest/globals';
import { fateOf, type SendResult } from '../../../ledger/outbox/fate.ts';

type Unsent = Exclude<SendResult, { kind: 'sent' }>;

test.each<[string, Unsent]>([
  ['our account is refused', { kind: 'refused', code: 'auth-535-5.7.8', fault: 'service' }],
  ['nobody answers', { kind: 'deferred', code: 'conn', smtpCode: null }],
])('where %s the attempt does not count, and is made again within the minute', (_, result) => {
  for (const attempt of [1, 7, 200]) {
    const { state, attempt: counted, retrySeconds } = fateOf(result, attempt, { isResend: false });
    expect([state, counted]).toEqual(['deferred', attempt - 1]);
    expect(retrySeconds).toBeLessThanOrEqual(60);
  }
});

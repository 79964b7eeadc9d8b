import { describe, expect, test } from '@jest/globals';
import { mayAddPasskey, stillAsked, type Door } from '../../../domain/sign-in/doors.ts';
import type { UserRole } from '../../../domain/report/actor.ts';

const RULES = {
  passkeyRoles: ['admin', 'commission'],
  oidcRoles: ['commission', 'government'],
} as const;

describe('the doors that are asked of a role', () => {
  test.each<[UserRole[], Door, Door[]]>([
    [['agency'], 'code', []],
    [['admin'], 'code', ['passkey']],
    [['admin'], 'oidc', ['passkey']],
    [['admin'], 'passkey', []],
    [['commission'], 'code', ['passkey', 'oidc']],
    [['commission'], 'oidc', []],
    [['government'], 'passkey', ['oidc']],
    // Every role that somebody could act in.
    [['agency', 'government'], 'code', ['oidc']],
    [['commission', 'government'], 'passkey', ['oidc']],
    [['commission', 'government'], 'oidc', []],
  ])('%j by %s: still %j', (roles, door, still) => {
    expect(stillAsked(roles, door, RULES)).toEqual(still);
  });

  test.each<[Door[], number, boolean]>([
    [[], 9, true],
    [['passkey'], 0, true],
    [['passkey'], 1, false],
    [['passkey', 'oidc'], 0, false],
    [['oidc'], 0, false],
  ])('still %j with %i passkeys: may one be added? %s', (still, keys, may) => {
    expect(mayAddPasskey(still, keys)).toBe(may);
  });
});

import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tempFolder } from './local/temp.ts';
import { BadConfig, readConfig, readServerConfig, readWorkerConfig } from '../config.ts';

const problems = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof BadConfig) return error.problems;
    throw error;
  }
  return [];
};

const WHOLE = {
  DATABASE_URL: 'postgresql://duban:pw@db:5432/duban',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SMTP_URL: 'smtp://mail:587',
  DUBAN_BASE_URL: 'https://duban.example.org/',
  DUBAN_SECRET: 'x'.repeat(32),
};

describe('the sign-in', () => {
  const OIDC = {
    DUBAN_OIDC_ISSUER: 'https://id.example.org/',
    DUBAN_OIDC_CLIENT_ID: 'duban',
    DUBAN_OIDC_CLIENT_SECRET: 'not-to-be-shown',
  };

  test('of the organisation takes all three settings, its secret from a file too', async () => {
    const folder = await tempFolder();
    const file = join(folder.path, 'secret');
    await writeFile(file, 'from-a-file\n');
    const rest = { ...OIDC, DUBAN_OIDC_CLIENT_SECRET: '' };
    const { oidc } = readConfig({ ...rest, DUBAN_OIDC_CLIENT_SECRET_FILE: file });
    await folder.remove();
    expect(oidc).toEqual({
      ...{ issuer: OIDC.DUBAN_OIDC_ISSUER, clientId: 'duban', clientSecret: 'from-a-file' },
      ...{ clientAuth: null, name: 'id.example.org' },
    });
    expect(readConfig({ ...OIDC, DUBAN_OIDC_CLIENT_AUTH: 'post' }).oidc?.clientAuth).toBe('post');
    const odd = { ...OIDC, DUBAN_OIDC_CLIENT_AUTH: 'none' };
    expect(problems(() => readConfig(odd))).toHaveLength(1);
    expect(readConfig({}).oidc).toBeNull();
    expect(problems(() => readConfig(rest))).toEqual([
      'DUBAN_OIDC_CLIENT_SECRET is not set: expected with the other DUBAN_OIDC_…',
    ]);
    for (const alone of [{ DUBAN_OIDC_ROLES: 'admin' }, { DUBAN_OIDC_CLIENT_AUTH: 'post' }])
      expect(problems(() => readConfig(alone))).toHaveLength(3);
  });

  test.each([
    ['http://id.example.org', 1],
    ['http://localhost.example.org', 1],
    ['ftp://localhost', 1],
    ['http://localhost:4000', 0],
    ['http://[::1]:4000', 0],
  ])('of %s', (issuer, wrong) => {
    expect(problems(() => readConfig({ ...OIDC, DUBAN_OIDC_ISSUER: issuer }))).toHaveLength(wrong);
  });

  test('by a passkey is asked of roles that there are', () => {
    const { passkeyRoles } = readConfig({ DUBAN_PASSKEY_ROLES: ' commission, admin ' });
    expect(passkeyRoles).toEqual(['commission', 'admin']);
    for (const wrong of ['root', 'admin;agency', 'admin,,agency'])
      expect(problems(() => readConfig({ DUBAN_PASSKEY_ROLES: wrong }))).toHaveLength(1);
  });
});

describe('the settings', () => {
  test('nothing set: defaults, and no server named', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      databaseUrl: null,
      smtpUrl: null,
      baseUrl: null,
      host: '127.0.0.1',
      dataDir: resolve('.duban'),
      lang: 'zh-CN',
      log: 'info',
      senders: 1,
    });
    expect(config.temporal).toMatchObject({ address: null, namespace: 'default' });
    expect(config.ports.page).toEqual({ variable: 'DUBAN_PORT', port: 3000, given: false });
  });

  test('metrics are not told to strangers', () => {
    const open = { DUBAN_METRICS_PORT: '9090', DUBAN_METRICS_HOST: '0.0.0.0' };
    expect(problems(() => readConfig(open))).toEqual([
      expect.stringContaining('DUBAN_METRICS_TOKEN is not set'),
    ]);
    const { metrics } = readConfig({ ...open, DUBAN_METRICS_TOKEN: 'x'.repeat(16) });
    expect(metrics).toEqual({ port: 9090, host: '0.0.0.0', token: 'x'.repeat(16) });
    expect(readConfig({ DUBAN_METRICS_PORT: '9090' }).metrics?.host).toBe('127.0.0.1');
    expect(readConfig({}).metrics).toBeNull();
  });

  test('the operator is whom the settings name', () => {
    const { operator } = readConfig({
      DUBAN_OPERATOR_MAIL: 'a@duban.example, b@duban.example',
      DUBAN_OPERATOR_WEBHOOK: 'https://robot.example/key',
      DUBAN_OPERATOR_WEBHOOK_FORMAT: 'wecom',
    });
    expect(operator).toEqual({
      mail: ['a@duban.example', 'b@duban.example'],
      webhook: { url: 'https://robot.example/key', format: 'wecom', inner: false },
    });
    const wrong = { DUBAN_OPERATOR_WEBHOOK: 'ftp://secret', DUBAN_OPERATOR_MAIL: 'a@b,' };
    expect(problems(() => readConfig(wrong)).join()).not.toContain('secret');
    expect(problems(() => readConfig(wrong))).toHaveLength(2);
  });

  test('a secret may lie in a file, which is named', async () => {
    const folder = await tempFolder();
    const file = join(folder.path, 'secret');
    await writeFile(file, `${'s'.repeat(40)}\n`);
    expect(readConfig({ DUBAN_SECRET_FILE: file }).secret).toBe('s'.repeat(40));
    const both = { DUBAN_SECRET_FILE: file, DUBAN_SECRET: 'x'.repeat(32) };
    expect(problems(() => readConfig(both))).toEqual([
      'DUBAN_SECRET and DUBAN_SECRET_FILE are both set: expected one',
    ]);
    expect(problems(() => readConfig({ SMTP_URL_FILE: `${file}-none` })).join()).toContain(
      'ENOENT',
    );
    await writeFile(file, 'short');
    expect(problems(() => readConfig({ DUBAN_SECRET_FILE: file })).join()).not.toContain('short');
    await folder.remove();
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig({ DUBAN_PORT: '', DATABASE_URL: ' ', TEMPORAL_ADDRESS: '' })).toEqual(
      readConfig({}),
    );
  });

  test('a port that is set is known to be', () => {
    const { page } = readConfig({ DUBAN_PORT: '8080' }).ports;
    expect(page).toEqual({ variable: 'DUBAN_PORT', port: 8080, given: true });
  });

  test('every wrong value at once: variable, value, what was expected', () => {
    const wrong = { DUBAN_PORT: '70000', DUBAN_LOG: 'loud', DUBAN_MAIL_FROM: 'nobody' };
    expect(problems(() => readConfig(wrong)).toSorted()).toEqual([
      'DUBAN_LOG=loud: expected one of trace, debug, info, warn, error, fatal, silent',
      'DUBAN_MAIL_FROM=nobody: expected an address, or a name and an address: 督办 <duban@example.org>',
      'DUBAN_PORT=70000: expected a TCP port, 1 to 65535',
    ]);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['SMTP_URL', 'https://hunter2@mail'],
    ['DUBAN_SECRET', 'hunter2'],
  ])('the value of %s is never shown', (variable, value) => {
    const [problem] = problems(() => readConfig({ [variable]: value }));
    expect(problem).toMatch(new RegExp(`^${variable} .*expected `));
    expect(problem).not.toContain('hunter2');
  });

  test('the sender may have a name', () => {
    const { mailFrom } = readConfig({ DUBAN_MAIL_FROM: '发展改革委督办 <dc@fgw.example>' });
    expect(mailFrom).toEqual({ name: '发展改革委督办', address: 'dc@fgw.example' });
    expect(readConfig({ DUBAN_MAIL_FROM: 'dc@fgw.example' }).mailFrom.name).toBe('督办');
  });

  test('Temporal is described by the variables of its SDK', () => {
    const { temporal } = readConfig({
      TEMPORAL_ADDRESS: 'cloud.example:7233',
      TEMPORAL_NAMESPACE: 'duban.prod',
      TEMPORAL_API_KEY: 'key',
    });
    expect(temporal).toMatchObject({ address: 'cloud.example:7233', namespace: 'duban.prod' });
    expect(temporal.connection).toMatchObject({ apiKey: 'key', tls: true });
  });

  test('a key without an address is a mistake', () => {
    const [problem] = problems(() => readConfig({ TEMPORAL_API_KEY: 'hunter2' }));
    expect(problem).toBe(
      'TEMPORAL_ADDRESS is not set: expected host:port, for TEMPORAL_API_KEY is set',
    );
  });
});

describe('outside of npm start', () => {
  test('whole settings are taken', () => {
    const config = readServerConfig(WHOLE);
    expect(config.baseUrl).toBe('https://duban.example.org');
    expect(config.temporal.address).toBe('temporal:7233');
  });

  test('all that is missing is named', () => {
    expect(problems(() => readServerConfig({ SMTP_URL: 'smtp://mail:25' }))).toEqual([
      expect.stringMatching(/^DATABASE_URL is not set: expected postgresql:/),
      'TEMPORAL_ADDRESS is not set: expected host:port',
      expect.stringMatching(/^DUBAN_BASE_URL is not set: expected the address of the pages/),
      'DUBAN_SECRET is not set: expected a secret of 32 characters or more',
    ]);
  });

  test('a worker needs no secret', () => {
    expect(readWorkerConfig({ ...WHOLE, DUBAN_SECRET: '' }).secret).toBeNull();
    expect(problems(() => readServerConfig({ ...WHOLE, DUBAN_SECRET: '' }))).toHaveLength(1);
  });
});

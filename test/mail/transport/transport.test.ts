import { afterEach, describe, expect, test } from '@jest/globals';
import type { SendResult } from '../../../ledger/outbox/fate.ts';
import {
  createTransport,
  type MailTransport,
  type TransportLimits,
} from '../../../mail/transport/transport.ts';
import { scriptedServer, type Script, type ScriptedServer } from './scripted-server.ts';

const RAW = Buffer.from('Message-ID: <a@duban.example>\r\nSubject: x\r\n\r\nhello\r\n.dot\r\n');
const ENVELOPE = { from: 'duban@fgw.example', to: 'officer@nm.example' };
const LIMITS: TransportLimits = { maxRequeues: 0 };
// Where the server is to hang: short, but long enough for a busy machine to answer what comes before.
const IMPATIENT: TransportLimits = { ...LIMITS, greetingTimeout: 300, socketTimeout: 400 };

const servers: ScriptedServer[] = [];
const transports: MailTransport[] = [];
afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close(0)));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof scriptedServer>): Promise<ScriptedServer> {
  const server = await scriptedServer(...args);
  servers.push(server);
  return server;
}

function connect(url: string, limits: TransportLimits = LIMITS): MailTransport {
  const transport = createTransport(url, limits);
  transports.push(transport);
  return transport;
}

const deferred = (code: string, smtpCode: number | null = null): SendResult => ({
  kind: 'deferred',
  code,
  smtpCode,
});
const uncertain = (code: string): SendResult => ({ kind: 'uncertain', code });
const refused = (
  code: string,
  fault: 'recipient' | 'message' | 'policy' | 'service',
): SendResult => ({
  kind: 'refused',
  code,
  fault,
});

describe.each([
  ['one command at a time', false],
  ['with PIPELINING', true],
])('a server that takes commands %s', (_, pipelining) => {
  const cases: [string, Script, SendResult, number][] = [
    ['says yes', {}, { kind: 'sent', code: 'message-250-2.0.0' }, 1],
    ['421 at the greeting', { greeting: '421 busy' }, deferred('greeting-421', 421), 0],
    ['554 at the greeting', { greeting: '554 no' }, refused('greeting-554', 'service'), 0],
    ['drops on connecting', { connect: 'drop' }, deferred('connect-dropped'), 0],
    ['hangs before the greeting', { greeting: 'hang' }, deferred('greeting-timeout'), 0],
    ['hangs at EHLO', { ehlo: 'hang' }, deferred('connect-timeout'), 0],
    ['drops at EHLO', { ehlo: 'drop' }, deferred('connect-dropped'), 0],
    ['421 at MAIL', { mail: '421 4.3.2 down' }, deferred('mail-421-4.3.2', 421), 0],
    ['451 at MAIL', { mail: '451 later' }, deferred('mail-451', 451), 0],
    ['550 at MAIL', { mail: '550 5.7.1 no' }, refused('mail-550-5.7.1', 'service'), 0],
    ['552 at MAIL', { mail: '552 5.3.4 big' }, refused('mail-552-5.3.4', 'message'), 0],
    ['drops before MAIL is answered', { mail: 'drop' }, deferred('mail-dropped'), 0],
    ['hangs at MAIL', { mail: 'hang' }, deferred('mail-timeout'), 0],
    ['450 at RCPT', { rcpt: '450 4.2.1 greylisted' }, deferred('rcpt-450-4.2.1', 450), 0],
    ['550 at RCPT', { rcpt: '550 no' }, refused('rcpt-550', 'recipient'), 0],
    ['550 5.1.1', { rcpt: '550 5.1.1 x' }, refused('rcpt-550-5.1.1', 'recipient'), 0],
    ['550 5.7.1', { rcpt: '550 5.7.1 x' }, refused('rcpt-550-5.7.1', 'policy'), 0],
    ['554 at RCPT', { rcpt: '554 relay' }, refused('rcpt-554', 'policy'), 0],
    ['503 at RCPT', { rcpt: '503 order' }, deferred('rcpt-503', 503), 0],
    ['drops at RCPT', { rcpt: 'drop' }, deferred('mail-dropped'), 0],
    ['hangs at RCPT', { rcpt: 'hang' }, deferred('mail-timeout'), 0],
    ['451 at DATA', { data: '451 later' }, deferred('data-451', 451), 0],
    ['554 at DATA', { data: '554 no' }, refused('data-554', 'message'), 0],
    ['drops at DATA', { data: 'drop' }, deferred('mail-dropped'), 0],
    ['hangs at DATA', { data: 'hang' }, deferred('mail-timeout'), 0],
    ['452 to the dot', { dot: '452 4.3.1 full' }, deferred('message-452-4.3.1', 452), 1],
    ['421 to the dot', { dot: '421 closing' }, deferred('message-421', 421), 1],
    ['554 to the dot', { dot: '554 5.6.0 x' }, refused('message-554-5.6.0', 'message'), 1],
    ['550 5.2.1 to it', { dot: '550 5.2.1 x' }, refused('message-550-5.2.1', 'recipient'), 1],
    ['bare 550 to the dot', { dot: '550 spam' }, refused('message-550', 'message'), 1],
    ['drops after the dot', { dot: 'drop' }, uncertain('message-dropped'), 1],
    ['hangs after the dot', { dot: 'hang' }, uncertain('message-timeout'), 1],
    ['answers nonsense to the dot', { dot: 'what?' }, uncertain('message-dropped'), 1],
  ];

  test.each(cases)('%s', async (_name, script, result, taken) => {
    const server = await serve(script, { pipelining });
    const hangs = Object.values(script).includes('hang');
    const transport = connect(server.url, hangs ? IMPATIENT : LIMITS);
    expect(await transport.send(RAW, ENVELOPE)).toEqual(result);
    expect(server.messages).toHaveLength(taken);
    // Whatever happened, the transport did not send it again by itself.
    expect(server.connections()).toBe(1);
  });
});

describe('a connection', () => {
  test('refused by the host is definite', async () => {
    const server = await serve({});
    await server.close();
    expect(await connect(server.url).send(RAW, ENVELOPE)).toEqual(deferred('connect-refused'));
  });

  test('to a host without an address is definite', async () => {
    const result = await connect('smtp://no-such-host.invalid').send(RAW, ENVELOPE);
    expect(result).toEqual(deferred('connect-dns'));
  });

  test('whose TLS fails is definite', async () => {
    const server = await serve({}, { starttls: true });
    expect(await connect(server.url).send(RAW, ENVELOPE)).toEqual(deferred('tls'));
  });

  test('that must be TLS and is not, is definite', async () => {
    const server = await serve({});
    const result = await connect(server.url.replace('smtp:', 'smtps:')).send(RAW, ENVELOPE);
    expect(result).toMatchObject({ kind: 'deferred', smtpCode: null });
    expect(server.messages).toEqual([]);
  });

  test('whose log-in is refused is for the operator to mend', async () => {
    const server = await serve({ auth: '535 5.7.8 no' }, { auth: true });
    const transport = connect(server.url.replace('//', '//user:secret@'));
    const result = await transport.send(RAW, ENVELOPE);
    expect(result).toEqual(refused('auth-535-5.7.8', 'service'));
    expect(JSON.stringify(result)).not.toMatch(/secret|user/);
  });

  test('whose log-in fails for the moment is definite', async () => {
    const server = await serve({ auth: '454 4.7.0 later' }, { auth: true });
    const transport = connect(server.url.replace('//', '//user:secret@'));
    expect(await transport.send(RAW, ENVELOPE)).toEqual(deferred('auth-454-4.7.0', 454));
  });

  test('that carried a message before and was closed since is replaced, and nothing doubled', async () => {
    const server = await serve({ mail: ['250 ok', 'drop'] });
    const transport = connect(server.url, { ...LIMITS, maxRequeues: 2, maxConnections: 1 });
    expect(await transport.send(RAW, ENVELOPE)).toMatchObject({ kind: 'sent' });
    expect(await transport.send(RAW, ENVELOPE)).toMatchObject({ kind: 'sent' });
    expect(server.messages).toHaveLength(2);
    expect(server.connections()).toBe(2);
  });

  test('that drops after the dot is not tried again even when requeues are allowed', async () => {
    const server = await serve({ dot: ['250 ok', 'drop'] });
    const transport = connect(server.url, { ...LIMITS, maxRequeues: 5, maxConnections: 1 });
    expect(await transport.send(RAW, ENVELOPE)).toMatchObject({ kind: 'sent' });
    expect(await transport.send(RAW, ENVELOPE)).toEqual(uncertain('message-dropped'));
    expect(server.messages).toHaveLength(2);
  });

  test('is kept for the next message after a recipient was refused', async () => {
    const server = await serve({ rcpt: '550 5.1.1 no' });
    const transport = connect(server.url, { ...LIMITS, maxConnections: 1 });
    expect(await transport.send(RAW, ENVELOPE)).toMatchObject({ kind: 'refused' });
    expect(await transport.send(RAW, ENVELOPE)).toMatchObject({ kind: 'sent' });
    expect(server.connections()).toBe(1);
  });
});

describe('the content', () => {
  test('arrives byte for byte, its dots stuffed', async () => {
    const server = await serve({});
    await connect(server.url).send(RAW, ENVELOPE);
    expect(server.messages).toEqual([RAW.toString().replace('\r\n.dot', '\r\n..dot').slice(0, -2)]);
  });

  test('that stops half-way because the server hangs is definite: there was no final dot', async () => {
    // Larger than the sockets' buffers, to a server that stops reading at DATA.
    const raw = Buffer.concat([RAW, Buffer.alloc(32 * 1024 * 1024, `${'x'.repeat(70)}\r\n`)]);
    const server = await serve({ dot: 'hang' }, { stopReading: true });
    const result = await connect(server.url, IMPATIENT).send(raw, ENVELOPE);
    expect(result).toEqual(deferred('message-timeout'));
    expect(server.messages).toEqual([]);
  });

  test('too big for what the server announced is refused before it is sent', async () => {
    const server = await serve({ mail: '552 5.3.4 too big' }, { size: 10 });
    expect(await connect(server.url).send(RAW, ENVELOPE)).toMatchObject({
      kind: 'refused',
      fault: 'message',
    });
    expect(server.messages).toEqual([]);
  });

  test('of an answer never ends up in a result', async () => {
    const server = await serve({ rcpt: '550 5.1.1 <officer@nm.example> Zhang is gone' });
    const result = await connect(server.url).send(RAW, ENVELOPE);
    expect(JSON.stringify(result)).not.toMatch(/officer|Zhang/);
  });
});

describe('the transport', () => {
  test.each([
    ['officer@nm.example\r\nRCPT TO:<evil@x.example>', 'rcpt-address', 'recipient'],
    ['no address', 'rcpt-address', 'recipient'],
  ] as const)('refuses the recipient %j without connecting', async (to, code, fault) => {
    const server = await serve({});
    const result = await connect(server.url).send(RAW, { ...ENVELOPE, to });
    expect(result).toEqual(refused(code, fault));
    expect(server.connections()).toBe(0);
  });

  test('refuses a sender that is no address', async () => {
    const result = await connect('smtp://127.0.0.1:1').send(RAW, { ...ENVELOPE, from: 'x\n@y' });
    expect(result).toEqual(refused('mail-address', 'service'));
  });

  test.each([
    ['before MAIL FROM', 0],
    ['before the content', 1],
    ['before the final dot', 2],
  ])('a claim that is lost %s: nothing arrives', async (_, heldTimes) => {
    const server = await serve({});
    let asked = 0;
    const result = await connect(server.url).send(RAW, ENVELOPE, () => asked++ < heldTimes);
    expect(result).toMatchObject({ kind: 'deferred' });
    expect(server.messages).toEqual([]);
  });

  test('sends to an internationalized domain in its ASCII form', async () => {
    const server = await serve({});
    const result = await connect(server.url).send(RAW, { ...ENVELOPE, to: 'a@农牧厅.中国' });
    expect(result).toMatchObject({ kind: 'sent' });
  });

  test('gives up a server that trickles without end', async () => {
    const server = await serve({}, { trickle: true });
    const transport = connect(server.url, { ...LIMITS, messageTimeout: 300 });
    expect(await transport.send(RAW, ENVELOPE)).toEqual(uncertain('message-deadline'));
  });

  test('close lets what is under way end, and takes nothing more', async () => {
    const server = await serve({}, { waitAtDot: true });
    const transport = connect(server.url);
    const sending = transport.send(RAW, ENVELOPE);
    await server.atDot;
    const closing = transport.close();
    expect(await transport.send(RAW, ENVELOPE)).toEqual(deferred('closed'));
    server.answerDot();
    expect(await sending).toMatchObject({ kind: 'sent' });
    await closing;
  });

  test('close after its grace ends what is under way: uncertain behind the dot', async () => {
    const server = await serve({}, { waitAtDot: true });
    const transport = connect(server.url);
    const sending = transport.send(RAW, ENVELOPE);
    await server.atDot;
    await transport.close(0);
    expect(await sending).toMatchObject({ kind: 'uncertain' });
  });

  test('refuses a URL that is not SMTP without repeating it', () => {
    expect(() => createTransport('http://user:secret@x')).toThrow(/^(?!.*secret).*smtp/);
  });
});

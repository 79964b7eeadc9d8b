import net from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { compose } from '../../../mail/compose/compose.ts';
import { createTransport, type MailTransport } from '../../../mail/transport/transport.ts';
import { startSink, type Sink, type SinkOptions } from '../../../virtual/sink/sink.ts';
import { content, item } from '../../mail/compose/contents.ts';

let sink: Sink;
let transport: MailTransport;

async function start(options?: SinkOptions): Promise<void> {
  sink = await startSink(options);
  transport = createTransport(sink.url, { maxRequeues: 0 });
}

afterEach(async () => {
  await transport.close();
  await sink.close();
});

const mail = () => compose(content([item('urge', 1), item('remind-7', 2)]));
const send = async (to = 'officer@nm.example') => {
  const { raw, envelope } = await mail();
  return transport.send(raw, { ...envelope, to });
};

describe('the sink', () => {
  test('keeps what it is sent, with its rows and the virtual instant', async () => {
    const now = new Date('2027-12-24T01:00:00Z');
    const heard: string[] = [];
    await start({ stamp: () => now, onMessage: ({ messageId }) => void heard.push(messageId) });
    const sent = await mail();
    await transport.send(sent.raw, sent.envelope);

    expect(sink.count()).toBe(1);
    const [message] = sink.messages;
    expect(message).toMatchObject({
      from: 'duban@fgw.example',
      to: 'officer@nm.example',
      messageId: sent.messageId,
      subject: sent.subject,
      rows: ['r1/1/urge/c1', 'r2/1/remind-7/c1'],
      at: now,
    });
    expect(message!.raw.equals(sent.raw)).toBe(true);
    expect(heard).toEqual([sent.messageId]);
    const { text, html } = await message!.body();
    expect(text.trim()).toBe(sent.text.trim());
    expect(html.trim()).toBe(sent.html.trim());
  });

  test('takes many at once and loses none', async () => {
    await start();
    const { raw, envelope } = await mail();
    const addresses = Array.from({ length: 300 }, (_, index) => `c${index}@nm.example`);
    const outcomes = await Promise.all(
      addresses.map((to) => transport.send(raw, { ...envelope, to })),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(sink.messages.map(({ to }) => to).toSorted()).toEqual(addresses.toSorted());
  });

  test('refuses a recipient as often as it is told, others never', async () => {
    await start({
      behaviour: {
        'Busy@nm.example': {
          at: 'rcpt',
          reply: { smtpCode: 450, text: '4.2.0 greylisted' },
          times: 2,
        },
        'gone@nm.example': { at: 'rcpt', reply: { smtpCode: 550, text: '5.1.1 no such mailbox' } },
        'full@nm.example': { at: 'dot', reply: { smtpCode: 452, text: '4.2.2 full' }, times: 1 },
      },
    });
    const codes = async (to: string) => [
      (await send(to)).code,
      (await send(to)).code,
      (await send(to)).code,
    ];
    expect(await codes('busy@nm.example')).toEqual([
      'rcpt-450-4.2.0',
      'rcpt-450-4.2.0',
      'message-250',
    ]);
    expect(new Set(await codes('gone@nm.example'))).toEqual(new Set(['rcpt-550-5.1.1']));
    expect(await codes('full@nm.example')).toEqual([
      'message-452-4.2.2',
      'message-250',
      'message-250',
    ]);
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(sink.count()).toBe(4);
  });

  test('drops a connection after the dot: the sender cannot tell whether the mail was kept', async () => {
    await start();
    sink.behave('kept@nm.example', { drop: 'kept', times: 1 });
    sink.behave('lost@nm.example', { drop: 'lost', times: 1 });
    const unknown = { kind: 'uncertain', code: 'message-dropped' };
    expect(await send('kept@nm.example')).toEqual(unknown);
    expect(await send('lost@nm.example')).toEqual(unknown);
    expect(sink.messages.map(({ to }) => to)).toEqual(['kept@nm.example']);
    expect(await send('lost@nm.example')).toMatchObject({ kind: 'sent' });
  });

  test('answers 451 when it fails itself, and keeps nothing', async () => {
    await start({
      onMessage: () => {
        throw new Error('no');
      },
    });
    expect(await send()).toMatchObject({ kind: 'deferred', smtpCode: 451 });
    expect(sink.count()).toBe(0);
  });

  test('closes although a client stays connected', async () => {
    await start();
    const socket = net.connect(Number(new URL(sink.url).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.resume();
    await sink.close();
    await ended;
  });
});

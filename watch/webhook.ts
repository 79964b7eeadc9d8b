import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where notices are posted. */
export interface Webhook {
  url: string;
  /** `json`: all of a notice; `wecom`, `dingtalk`: the text message of those robots. */
  format: 'json' | 'wecom' | 'dingtalk';
  /** Whether the address may lie inside: on this machine or a private network. */
  inner: boolean;
}

/** Real time for one post, in ms; and what is read of its answer, in bytes. */
const PATIENCE_MS = 10_000;
const MOST_READ = 16_384;

/** The address of a webhook is one that must not be reached from here. */
export class InnerAddress extends Error {
  constructor(address: string) {
    super(`${address} is an inner address: set DUBAN_OPERATOR_WEBHOOK_INNER=true to allow it`);
  }
}

/** RFC 6890 and its like: this machine, private and shared networks, link-local, documentation, multicast. */
const INNER_4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of IPv6 only what is global (2000::/3) is outside, but for what carries an IPv4 address or is documentation. */
const OUTER_6: [string, number] = ['2000::', 3];
const INNER_6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const inner4 = new BlockList();
for (const [net, bits] of INNER_4) inner4.addSubnet(net, bits, 'ipv4');
const outer6 = new BlockList();
outer6.addSubnet(...OUTER_6, 'ipv6');
const inner6 = new BlockList();
for (const [net, bits] of INNER_6) inner6.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is inside: not one of the public internet's. */
export function isInner(address: string): boolean {
  if (isIP(address) === 4) return inner4.check(address, 'ipv4');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return inner4.check(mapped, 'ipv4');
  return !outer6.check(address, 'ipv6') || inner6.check(address, 'ipv6');
}

/** Looks names up, and gives no inner address: what was looked up is what is connected to. */
const outerLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const inner = found?.find(({ address }) => isInner(address));
    const [first] = found ?? [];
    if (error) callback(error, '');
    else if (inner) callback(new InnerAddress(hostname), '');
    else if (options.all) callback(null, found);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  });
};

/**
 * Posts JSON, once, over a connection of its own. Redirects are not followed, inner addresses are refused
 * unless they are allowed, and answers are read in part.
 * @throws where it was not taken; the message holds neither the address's path nor the answer.
 */
export async function postJson({ url, inner }: Webhook, body: unknown): Promise<string> {
  const { protocol, hostname, host } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (!inner && isIP(literal) !== 0 && isInner(literal)) throw new InnerAddress(host);
  const text = JSON.stringify(body);
  const post = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = post(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      },
      ...(!inner && { lookup: outerLookup }),
    });
    request.on('error', (error) =>
      reject(error instanceof InnerAddress ? error : new Error(`${host} was not reached`)),
    );
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      let answer = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        answer += part;
        if (answer.length > MOST_READ) response.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () =>
        statusCode >= 200 && statusCode < 300
          ? resolve(answer)
          : reject(new Error(`${host} answered ${statusCode}`)),
      );
    });
    request.end(text);
  });
}

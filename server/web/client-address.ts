import { getConnInfo } from '@hono/node-server/conninfo';
import type { SignInPlace } from '../../ledger/sign-in/records.ts';
import type { AppContext } from './deps.ts';

/** Where a request came from: by the proxy's header where the deployment names one, else by the socket. */
export function clientAddress(c: AppContext): string {
  const { clientAddressHeader } = c.get('deps').config;
  if (clientAddressHeader) {
    // A proxy appends what it saw itself; what stands before it the client may have made up.
    const told = c.req.header(clientAddressHeader)?.split(',').at(-1)?.trim();
    if (told) return told;
  }
  return socketAddress(c) ?? '127.0.0.1';
}

function socketAddress(c: AppContext): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Called without a socket, as tests do.
    return undefined;
  }
}

/** Where a request comes from, for the record of sign-ins. */
export const placeOf = (c: AppContext): SignInPlace => ({
  address: clientAddress(c),
  browser: c.req.header('user-agent') ?? '',
});

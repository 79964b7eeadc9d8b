import { getConnInfo } from '@hono/node-server/conninfo';
import type { AppContext } from '../deps.ts';
import type { Asker } from './create-auth.ts';

/** Who sent the request: by the proxy's header where the deployment names one, else by the socket. */
export function askerOf(c: AppContext): Asker {
  const { clientAddressHeader } = c.get('deps').config;
  const userAgent = (c.req.header('user-agent') ?? '').slice(0, 400);
  if (clientAddressHeader) {
    // A proxy appends what it saw itself; what stands before it the client may have made up.
    const told = c.req.header(clientAddressHeader)?.split(',').at(-1)?.trim();
    if (told) return { address: told, userAgent };
  }
  return { address: socketAddress(c) ?? '127.0.0.1', userAgent };
}

function socketAddress(c: AppContext): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Called without a socket, as tests do.
    return undefined;
  }
}

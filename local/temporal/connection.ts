import { connect } from 'node:net';
import { Connection } from '@temporalio/client';

/**
 * Asks a server something over a connection of its own; gives up after 2 seconds. Knocks first: a
 * refused gRPC connection would be tried again only a second later.
 */
export async function withConnection<T>(
  address: string,
  ask: (connection: Connection) => Promise<T>,
): Promise<T> {
  await knock(address);
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    return await connection.withDeadline(Date.now() + 2000, () => ask(connection));
  } finally {
    await connection.close();
  }
}

/** Opens and closes a TCP connection; rejects if nobody listens. */
function knock(address: string): Promise<void> {
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host ?? '', port: Number(port), timeout: 2000 });
    socket.once('connect', () => resolve(void socket.destroy()));
    socket.once('timeout', () => socket.destroy(new Error(`${address} does not answer`)));
    socket.once('error', reject);
  });
}

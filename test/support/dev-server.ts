import { Connection } from '@temporalio/client';
import { startDevServer } from '../../local/temporal/dev-server.ts';
import { tempFolder } from '../local/temp.ts';
import { NAMESPACE } from './product.ts';

/** Temporal's development server, for a test that needs more of it than the time-skipping one has. */
export interface TestDevServer {
  address: string;
  connection: Connection;
  /** Closes the connection and the server, and removes its log. */
  stop(): Promise<void>;
}

/** Starts one with the namespace of the tests' product. */
export async function startTestDevServer(): Promise<TestDevServer> {
  const folder = await tempFolder();
  const server = await startDevServer({
    ...{ namespace: NAMESPACE, progress: () => undefined },
    logFile: `${folder.path}/temporal.log`,
  });
  const { address } = server;
  const connection = await Connection.connect({ address });
  return {
    address,
    connection,
    async stop() {
      await connection.close();
      await server.stop();
      await folder.remove();
    },
  };
}

import { Connection, isGrpcServiceError } from '@temporalio/client';
import type { TemporalConfig } from '../../config.ts';
import { withClient } from '../postgres/databases.ts';

/** A server that the environment names cannot be used; the message names the variable. */
export class GivenServerDown extends Error {}

/** gRPC NOT_FOUND. */
const NOT_FOUND = 5;
const PATIENCE_MS = 10_000;

/** @throws GivenServerDown unless the database of DATABASE_URL answers; shows nothing of the URL. */
export async function requireDatabase(url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GivenServerDown(`DATABASE_URL: the database cannot be used (${code ?? message}).`);
  }
}

/** @throws GivenServerDown unless the server of TEMPORAL_ADDRESS answers for the namespace. */
export async function requireTemporal({ address, ...of }: TemporalConfig): Promise<void> {
  const { namespace, connection: options } = of;
  const down = (why: string) => new GivenServerDown(`TEMPORAL_ADDRESS=${address}: ${why}`);
  const connection = await Connection.connect({ ...options, connectTimeout: PATIENCE_MS }).catch(
    () => Promise.reject(down('no answer (host, port, TEMPORAL_TLS, TEMPORAL_API_KEY?).')),
  );
  try {
    await connection.withDeadline(Date.now() + PATIENCE_MS, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
  } catch (error) {
    const isMissing = isGrpcServiceError(error) && Number(error.code) === NOT_FOUND;
    const reason = error instanceof Error ? error.message : String(error);
    throw down(isMissing ? `it has no namespace ${namespace} (TEMPORAL_NAMESPACE).` : `${reason}.`);
  } finally {
    await connection.close();
  }
}

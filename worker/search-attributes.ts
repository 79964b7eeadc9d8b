import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
} from '@temporalio/common';
import { isGrpcServiceError, type Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

/** What the Temporal UI can be searched by; set at a workflow's start only. */
export const PLAN = defineSearchAttributeKey('DubanPlan', SearchAttributeType.KEYWORD);
/** The period of the cycle it runs; empty for what is owed once. */
export const PERIOD = defineSearchAttributeKey('DubanPeriod', SearchAttributeType.KEYWORD);
/** The agency that owes the report it runs. */
export const AGENCY = defineSearchAttributeKey('DubanAgency', SearchAttributeType.KEYWORD);
/** The kind of the report or cycle it runs. */
export const KIND = defineSearchAttributeKey('DubanKind', SearchAttributeType.KEYWORD);

const { IndexedValueType } = proto.temporal.api.enums.v1;
const TYPES = {
  [PLAN.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [PERIOD.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [AGENCY.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [KIND.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
};

/** The search attributes a workflow is started with. */
export type SearchPairs = SearchAttributePair[];

/**
 * Registers the search attributes, before any worker starts: a workflow started with an unregistered
 * one is stuck without a word. Registering again changes nothing.
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<void> {
  const known = await connection.operatorService
    .listSearchAttributes({ namespace })
    .then(({ customAttributes }) => customAttributes ?? {})
    .catch(() => ({}));
  for (const [name, type] of Object.entries(TYPES)) {
    if (name in known) continue;
    await connection.operatorService
      .addSearchAttributes({ namespace, searchAttributes: { [name]: type } })
      .catch(unlessThere);
  }
}

/** gRPC status ALREADY_EXISTS: not every server lists what it has, and two workers may start at once. */
const ALREADY_EXISTS = 6;

function unlessThere(error: unknown): void {
  if (!isGrpcServiceError(error) || error.code !== ALREADY_EXISTS) throw error;
}

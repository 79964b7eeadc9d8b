import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
type History = proto.temporal.api.history.v1.IHistory;

/**
 * A history as JSON, longs and enums as text. (The SDK's own historyToJSON fails when npm has given
 * its packages a protobufjs each: “type must be a Type”.)
 */
export function historyToText(history: History): string {
  const plain = History.toObject(History.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  });
  return `${JSON.stringify(plain, null, 1)}\n`;
}

/** The history that `historyToText` wrote. */
export function historyFromText(text: string): History {
  return History.fromObject(JSON.parse(text) as Record<string, unknown>);
}

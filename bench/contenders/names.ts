/** What is compared; each is the file of that name. */
export const CONTENDERS = [
  'duban',
  'graphile-worker',
  'graphile-raw',
  'pg-boss',
  'dbos',
  'temporal',
  'ceiling',
] as const;

/** One of them. */
export type ContenderName = (typeof CONTENDERS)[number];

import pg from 'pg';
import { Prisma } from '../prisma/generated/client.ts';

/** Names a statement that is to be kept prepared; empty for one that is not. */
export type StatementName = (query: { sql: string }) => string;

/** The text of a template whose values are all parameters is the same each time. */
const texts = new WeakMap<TemplateStringsArray, string>();

/** SQL with its values, as `pg` wants it; what it answers is read as Prisma reads it. */
export function namedStatement(
  query: TemplateStringsArray | Prisma.Sql,
  values: readonly unknown[],
  nameOf: StatementName,
): pg.QueryConfig {
  if (!(query instanceof Prisma.Sql) && !values.some((value) => value instanceof Prisma.Sql)) {
    const text = texts.get(query) ?? textOf(query);
    return { name: nameOf({ sql: text }), text, values: values.map(parameter), types: READ };
  }
  const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
  const { text } = sql;
  return { name: nameOf({ sql: text }), text, values: sql.values.map(parameter), types: READ };
}

function textOf(template: TemplateStringsArray): string {
  const text = template.reduce((sql, part, i) => `${sql}$${i}${part}`);
  texts.set(template, text);
  return text;
}

/** An instant says its zone, so that it is the same one whatever the session's is. */
const parameter = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(parameter) : value;
};

const { builtins } = pg.types;
const arrayOf = (oid: number, read: (text: string) => unknown) => {
  const parse = pg.types.getTypeParser(oid) as (text: string) => (string | null)[];
  return (text: string) => parse(text).map((each) => (each === null ? null : read(each)));
};
const TEXTS = 1009;
const bytes = pg.types.getTypeParser(builtins.BYTEA) as (text: string) => Uint8Array;
const asDate = (text: string) => new Date(text);

/** What `pg` reads otherwise than Prisma. */
const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  1016: arrayOf(TEXTS, BigInt),
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.BYTEA]: (text) => new Uint8Array(bytes(text)),
  [builtins.DATE]: asDate,
  1182: arrayOf(TEXTS, asDate),
};

const READ: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    READERS[oid] ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

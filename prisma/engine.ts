import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** What wasm-bindgen's glue exports beside its typed API: where to put the instantiated module. */
type Glue = { __wbg_set_wasm(exports: Exports): void };
type Exports = { __wbindgen_start(): void };

/** Node has WebAssembly, but only the DOM's type library describes it: the one call made here. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

let loading: Promise<void> | undefined;

/**
 * Prisma's schema engine, the one behind `prisma migrate`, as the WebAssembly module that npm
 * installs: the native engine the CLI would download is not needed. Its statements run through the
 * given adapter. Free it after use.
 */
export async function schemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<bindings.SchemaEngine> {
  await (loading ??= load());
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
}

/** Instantiates the module once per process: Node 20 cannot import `.wasm` files by itself. */
async function load(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const module = await readFile(glue.replace(/\.js$/, '.wasm'));
  const imports = { './schema_engine_bg.js': withoutWaiting(bindings) };
  const { instance } = await WebAssembly.instantiate(module, imports);
  (bindings as unknown as Glue).__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * The glue with timers that do not keep the process alive: the engine never clears the 10 s it gives
 * itself to get the database's migration lock.
 */
function withoutWaiting(glue: object): Record<string, unknown> {
  const later =
    (set: (...args: unknown[]) => NodeJS.Timeout) =>
    (...args: unknown[]) =>
      set(...args).unref();
  return Object.fromEntries(
    Object.entries(glue).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout_') ? later(value) : value,
    ]),
  );
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { TestEnvironment } from 'jest-environment-node';
import { releaseModules } from './modules.mjs';

/** What was compiled in this worker, by its bytes. */
const compiled = new Map();

/** What the test file that runs has enabled. */
const enabled = new Set();

const enable = AsyncLocalStorage.prototype._enable;
if (enable !== undefined)
  AsyncLocalStorage.prototype._enable = function () {
    if (!this.enabled) enabled.add(this);
    enable.call(this);
  };

/**
 * The environment of every test file. Each has its modules anew, and with them Prisma's query compiler: 3 MB of
 * WebAssembly that would be compiled, and compiled better as it runs hot, once per file. A compiled module
 * has no state, so a worker's files share it.
 *
 * Up to Node 22 every promise passes on the context of each AsyncLocalStorage that was ever enabled: those of a
 * file that is done end with it, for the hundredth would carry the storages of all before it.
 */
export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { WebAssembly } = this.global;
    WebAssembly.Module = new Proxy(WebAssembly.Module, {
      construct(Module, [bytes]) {
        const key = createHash('sha256').update(bytes).digest('hex');
        if (!compiled.has(key)) compiled.set(key, new Module(bytes));
        return compiled.get(key);
      },
    });
  }

  async teardown() {
    await super.teardown();
    for (const storage of enabled) storage.disable();
    enabled.clear();
    releaseModules();
  }
}

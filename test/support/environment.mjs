import { createHash } from 'node:crypto';
import { TestEnvironment } from 'jest-environment-node';

/** What was compiled in this worker, by its bytes. */
const compiled = new Map();

/**
 * The environment of every test file. Each has its modules anew, and with them Prisma's query compiler: 3 MB of
 * WebAssembly that would be compiled, and compiled better as it runs hot, once per file. A compiled module
 * has no state, so a worker's files share it.
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
}

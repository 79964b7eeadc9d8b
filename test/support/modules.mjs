import vm from 'node:vm';

/** What V8 made of a module's source, by its identifier: the next file of the worker need not parse it anew. */
const codes = new Map();

/** The modules of the test file that runs. */
const made = new Set();

/** Code from this cache would not find the callback of a dynamic import. */
const IMPORTS_LATER = /\bimport\s*\(/;

const { SourceTextModule } = vm;

vm.SourceTextModule = class extends SourceTextModule {
  constructor(source, options) {
    const known = codes.get(options.identifier);
    const isKnown = known?.source === source;
    super(source, isKnown ? { ...options, cachedData: known.data } : options);
    if (!isKnown && !IMPORTS_LATER.test(source))
      codes.set(options.identifier, { source, data: this.createCachedData() });
    made.add(this);
  }
};

/**
 * Lets go of the modules of a file that is done. Node 20 holds what each module imports until that module is
 * instantiated by itself, which happens only to the first of a graph: all the others, with everything
 * that they hold, would stay for good (30 MB a file; a worker with a hundred of them does little but collect garbage).
 */
export function releaseModules() {
  for (const module of made) {
    const wrap = Object.getOwnPropertySymbols(module).find(
      ({ description }) => description === 'kWrap',
    );
    if (module.status === 'evaluated') module[wrap]?.instantiate?.();
  }
  made.clear();
}

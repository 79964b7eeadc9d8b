import path from 'node:path';
import ts from 'typescript';
import { importsOf } from './imports-of.mjs';

/** What each file imports, by TypeScript's own reading; types count as well as values. */
const imports = new WeakMap();

/**
 * ESLint rule: no file imports itself by way of others. Types count: a type that two files need from
 * each other belongs below both. (import-x/no-cycle looks away from imports of types.)
 */
export const importCircles = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'These import each other, in a circle: {{files}}.' },
  },
  create(context) {
    // Without the types of a project there are no other files to ask.
    const program = context.sourceCode.parserServices?.program;
    if (!program) return {};
    const { filename } = context;
    return importsOf((node, source) => {
      if (!source.startsWith('.')) return;
      const way = wayBack(program, path.resolve(path.dirname(filename), source), filename);
      if (!way) return;
      const files = [filename, ...way].map((file) => path.relative(context.cwd, file)).join(' → ');
      context.report({ node, messageId: 'circle', data: { files } });
    });
  },
};

/** The shortest way by imports from one file to another, both named; undefined if there is none. */
function wayBack(program, from, to) {
  const cameFrom = new Map([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const way = [];
      for (let at = file; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
      return way;
    }
    for (const next of importedBy(program, file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

function importedBy(program, file) {
  const source = program.getSourceFile(file);
  if (!source) return [];
  const known = imports.get(source);
  if (known) return known;
  const found = ts
    .preProcessFile(source.text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.resolve(path.dirname(file), name));
  imports.set(source, found);
  return found;
}

/**
 * Visitors that hand over every import of a file, however it is written: `import`, `export … from`,
 * `import()`, and the types `import('…').X` and `import x = require('…')`.
 * @param {(node: object, source: string, isType: boolean) => void} visit
 */
export function importsOf(visit) {
  const take = (node, source, isType) => {
    if (typeof source?.value === 'string') visit(node, source.value, isType);
  };
  const allTypes = (specifiers, kind) =>
    specifiers.length > 0 && specifiers.every((each) => each[kind] === 'type');
  return {
    ImportDeclaration: (node) =>
      take(
        node,
        node.source,
        node.importKind === 'type' || allTypes(node.specifiers, 'importKind'),
      ),
    ExportNamedDeclaration: (node) =>
      take(
        node,
        node.source,
        node.exportKind === 'type' || allTypes(node.specifiers, 'exportKind'),
      ),
    ExportAllDeclaration: (node) => take(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => take(node, node.source, false),
    TSImportType: (node) => take(node, node.source, true),
    TSExternalModuleReference: (node) =>
      take(node.parent, node.expression, node.parent.importKind === 'type'),
  };
}

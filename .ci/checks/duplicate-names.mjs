// Finds names that are declared at the top level of several files in the same source folder.
import ts from 'typescript';

/**
 * @param {ReadonlyMap<string, ts.SourceFile>} sources by path, all of one source folder
 * @returns {Map<string, string[]>} the files of each name that several declare
 */
export function findDuplicateNames(sources) {
  /** @type {Map<string, string[]>} */
  const filesByName = new Map();
  for (const [path, source] of sources) {
    for (const name of new Set(source.statements.flatMap(listDeclaredNames)))
      filesByName.set(name, [...(filesByName.get(name) ?? []), path]);
  }
  return new Map([...filesByName].filter(([, files]) => files.length > 1).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param {ts.Statement} statement
 * @returns {string[]}
 */
function listDeclaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => listBoundNames(name));
  const isDeclaration =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isDeclaration && statement.name ? [statement.name.text] : [];
}

/**
 * @param {ts.BindingName} name
 * @returns {string[]}
 */
function listBoundNames(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? listBoundNames(element.name) : []));
}

import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A property of an options interface, with the default that its documentation states. */
export interface DocumentedProperty {
  readonly name: string;
  /** The number, boolean or literal after "Default"; null when the documentation describes the default in words. */
  readonly defaultValue: string | null;
}

/** A source file of a package of this repository: what a package re-exports of another one counts too. */
const PACKAGE_SOURCE = /\/packages\/[\w-]+\/src\/(?!.*node_modules)/;

/** The public types and the source files of a package. */
export class PackageTypes {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #exports: ReadonlyMap<string, ts.Symbol>;

  constructor(packageName: string) {
    const entry = fileURLToPath(new URL(`../../../../packages/${packageName}/src/index.ts`, import.meta.url));
    this.#program = ts.createProgram([entry], {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      customConditions: ['@nest-slack/source'],
      experimentalDecorators: true,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
    });
    this.#checker = this.#program.getTypeChecker();
    const file = this.#program.getSourceFile(entry);
    const moduleSymbol = file && this.#checker.getSymbolAtLocation(file);
    if (!moduleSymbol) throw new Error(`${entry} is not a module.`);
    this.#exports = new Map(this.#checker.getExportsOfModule(moduleSymbol).map(symbol => [symbol.name, symbol]));
  }

  /** Lists the properties of an exported interface. */
  listProperties(typeName: string): DocumentedProperty[] {
    return this.#checker.getPropertiesOfType(this.#getType(typeName)).map(property => ({
      name: property.name,
      defaultValue: this.#readDefault(property),
    }));
  }

  /** Lists the string literals of an exported union, or of one property of its members. */
  listLiterals(typeName: string, property?: string): string[] {
    const type = this.#getType(typeName);
    if (property === undefined) return listStringLiterals(type);
    const members = type.isUnion() ? type.types : [type];
    return members.flatMap(member => {
      const symbol = member.getProperty(property);
      return symbol ? listStringLiterals(this.#checker.getTypeOfSymbol(symbol)) : [];
    });
  }

  /** Lists the string literals that the sources pass as an error's `code`: as an argument, or in a labelled tuple. */
  listErrorCodes(): Set<string> {
    const codes = new Set<string>();
    const add = (expression: ts.Expression): void => {
      for (const code of listStringLiterals(this.#checker.getTypeAtLocation(expression)))
        if (code !== '') codes.add(code);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) || isSuperCall(node)) this.#listCodeArguments(node).forEach(add);
      if (ts.isArrayLiteralExpression(node)) this.#listCodeElements(node).forEach(add);
      if (ts.isPropertyDeclaration(node) && node.name.getText() === 'code' && node.initializer) add(node.initializer);
      node.forEachChild(visit);
    };
    const files = this.#program.getSourceFiles().filter(({ fileName }) => PACKAGE_SOURCE.test(fileName));
    for (const file of files) visit(file);
    return codes;
  }

  #getType(typeName: string): ts.Type {
    const symbol = this.#exports.get(typeName);
    if (!symbol) throw new Error(`The package exports no ${typeName}.`);
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return this.#checker.getDeclaredTypeOfSymbol(isAlias ? this.#checker.getAliasedSymbol(symbol) : symbol);
  }

  #readDefault(property: ts.Symbol): string | null {
    const tag = property.getJsDocTags(this.#checker).find(({ name }) => name === 'default');
    const text = tag
      ? `Default ${ts.displayPartsToString(tag.text)}`
      : ts.displayPartsToString(property.getDocumentationComment(this.#checker));
    const stated =
      /\bDefaults?(?: to|:)? (?:Slack's )?(?:`([^`]+)`|(\d+(?:[,_ ]\d{3})*)(?!\d|, \d)|(true|false)\b)/.exec(
        text.replaceAll(/\s+/g, ' '),
      );
    return stated?.[1] ?? stated?.[2]?.replaceAll(/[,_ ]/g, '') ?? stated?.[3] ?? null;
  }

  /** The arguments for the parameters named `code` of an error's constructor. */
  #listCodeArguments(call: ts.NewExpression | ts.CallExpression): ts.Expression[] {
    const signature = this.#checker.getResolvedSignature(call);
    if (!signature || !this.#isError(signature.getReturnType())) return [];
    return signature.parameters.flatMap(({ name }, index) => (name === 'code' && call.arguments?.[index]) || []);
  }

  #listCodeElements(array: ts.ArrayLiteralExpression): ts.Expression[] {
    const type = this.#checker.getContextualType(array);
    if (!type || !isTuple(type)) return [];
    const labels = type.target.labeledElementDeclarations ?? [];
    return array.elements.filter((_element, index) => labels[index]?.name.getText() === 'code');
  }

  #isError(type: ts.Type): boolean {
    return type.getProperty('message') !== undefined && type.getProperty('stack') !== undefined;
  }
}

const isSuperCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;

const isTuple = (type: ts.Type): type is ts.TypeReference & { target: ts.TupleType } =>
  'target' in type &&
  typeof type.target === 'object' &&
  type.target !== null &&
  'labeledElementDeclarations' in type.target;

const listStringLiterals = (type: ts.Type): string[] =>
  (type.isUnion() ? type.types : [type]).flatMap(member => (member.isStringLiteral() ? member.value : []));

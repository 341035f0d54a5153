import { parse } from 'svelte/compiler';
import ts from 'typescript';

/**
 * How a file takes another one. `type` leaves nothing behind at run time; `unreadable` is a dynamic import
 * whose target cannot be read from the source, which no rule could judge.
 */
export type ImportForm = 'value' | 'type' | 'dynamic' | 'unreadable';

/** One import, as written. `names` are the exports taken, with `default` and `*` for those two. */
export interface ImportRecord {
  readonly specifier: string;
  readonly form: ImportForm;
  readonly names: readonly string[];
  readonly line: number;
}

/** What one source file says about itself. */
export interface SourceFacts {
  readonly imports: readonly ImportRecord[];
  /** Nothing in it but handing on what others export, or `export *` anywhere. */
  readonly isBarrel: boolean;
  /** Lines of statements at the top level that do something instead of declaring something. */
  readonly workLines: readonly number[];
}

/** Reads a `.ts`, `.js` or `.svelte` file. `path` only decides the language. */
export function readSource(path: string, text: string): SourceFacts {
  return path.endsWith('.svelte') ? readComponent(text) : readModule(path, text);
}

function readModule(path: string, text: string): SourceFacts {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const imports: ImportRecord[] = source.typeReferenceDirectives.map((reference) => ({
    specifier: reference.fileName,
    form: 'type',
    names: [],
    line: source.getLineAndCharacterOfPosition(reference.pos).line + 1,
  }));
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    imports,
    isBarrel: isBarrel(source),
    workLines: source.statements.filter((statement) => !declares(statement)).map(lineOf),
  };
}

type Found = Omit<ImportRecord, 'line'>;

function importOf(node: ts.Node): Found | undefined {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const form = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'value';
    return { specifier: textOf(node.moduleSpecifier), form, names: clause ? namesOf(clause) : [] };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const clause = node.exportClause;
    const names =
      clause && ts.isNamedExports(clause)
        ? clause.elements.map((element) => (element.propertyName ?? element.name).text)
        : ['*'];
    return { specifier: textOf(node.moduleSpecifier), form: node.isTypeOnly ? 'type' : 'value', names };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), form: 'type', names: ['*'] };
  }
  if (ts.isExternalModuleReference(node)) {
    return { specifier: textOf(node.expression), form: 'value', names: ['*'] };
  }
  if (ts.isCallExpression(node)) return calledImport(node);
  return workerFile(node);
}

/** `import('x')`, `require('x')`, and `import.meta.glob(…)`, which takes files no rule can name. */
function calledImport(node: ts.CallExpression): Found | undefined {
  const callee = node.expression;
  if (ts.isPropertyAccessExpression(callee) && ts.isMetaProperty(callee.expression)) {
    return callee.name.text === 'glob'
      ? { specifier: callee.getText(), form: 'unreadable', names: [] }
      : undefined;
  }
  const dynamic = callee.kind === ts.SyntaxKind.ImportKeyword;
  const required = ts.isIdentifier(callee) && callee.text === 'require';
  if (!dynamic && !required) return undefined;
  const argument = node.arguments[0];
  if (argument && ts.isStringLiteralLike(argument)) {
    return { specifier: argument.text, form: dynamic ? 'dynamic' : 'value', names: ['*'] };
  }
  return { specifier: argument?.getText() ?? '', form: 'unreadable', names: [] };
}

/** `new URL('./worker.ts', import.meta.url)`: how a worker's file is named to the bundler. */
function workerFile(node: ts.Node): Found | undefined {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return undefined;
  const [path, base] = node.arguments ?? [];
  if (!path || !ts.isStringLiteralLike(path) || base?.getText() !== 'import.meta.url') return undefined;
  return /\.(ts|js|svelte)$/.test(path.text)
    ? { specifier: path.text.replace(/^(?!\.)/, './'), form: 'dynamic', names: ['*'] }
    : undefined;
}

function namesOf(clause: ts.ImportClause): string[] {
  const names = clause.name ? ['default'] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
  if (bindings && ts.isNamedImports(bindings)) {
    names.push(...bindings.elements.map((element) => (element.propertyName ?? element.name).text));
  }
  return names;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

function isBarrel(source: ts.SourceFile): boolean {
  const imported = new Set<string>();
  let handsOn = false;
  let own = false;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      for (const name of localNames(statement)) imported.add(name);
    } else if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (statement.moduleSpecifier && !(clause && ts.isNamedExports(clause))) return true;
      const local = !statement.moduleSpecifier && clause && ts.isNamedExports(clause) ? clause.elements : [];
      if (statement.moduleSpecifier) handsOn = true;
      for (const element of local) {
        if (imported.has((element.propertyName ?? element.name).text)) handsOn = true;
        else own = true;
      }
    } else {
      own = true;
    }
  }
  return handsOn && !own;
}

function localNames(statement: ts.ImportDeclaration): string[] {
  const clause = statement.importClause;
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((e) => e.name.text) : [];
  const space = bindings && ts.isNamespaceImport(bindings) ? [bindings.name.text] : [];
  return [...(clause?.name ? [clause.name.text] : []), ...named, ...space];
}

function declares(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A component's scripts are read as modules, at their own lines; its markup can only import dynamically. */
function readComponent(text: string): SourceFacts {
  const root = parse(text, { modern: true });
  const scripts = [root.module, root.instance].filter((script) => script != null);
  const imports = scripts.flatMap((script) => {
    // The compiler's types leave out where a script's text lies, though every node has it.
    const { start, end } = script.content as unknown as Span;
    const before = text.slice(0, start).replaceAll(/[^\n]/g, '');
    return readModule('component.ts', before + text.slice(start, end)).imports;
  });
  for (const expression of importExpressions(root.fragment)) {
    const code = text.slice(expression.start, expression.end);
    const before = text.slice(0, expression.start).replaceAll(/[^\n]/g, '');
    imports.push(...readModule('markup.ts', before + code).imports);
  }
  return { imports, isBarrel: false, workLines: [] };
}

function importExpressions(node: unknown): Span[] {
  if (Array.isArray(node)) return node.flatMap(importExpressions);
  if (typeof node !== 'object' || node === null) return [];
  const here = 'type' in node && node.type === 'ImportExpression' ? [node as unknown as Span] : [];
  return [...here, ...Object.values(node).flatMap(importExpressions)];
}

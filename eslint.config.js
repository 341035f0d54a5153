import { builtinModules } from 'node:module';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { houseRules } from './scripts/lintRules.js';

/*
 * Who may import whom is checked over the whole graph by test/architecture. What is repeated here is what
 * an editor should say while the line is being typed.
 */

const SHIPPED = ['src-*/**/*.{ts,svelte}'];
const TESTS = ['test/**/*.ts', 'bench/**/*.ts'];
const TYPED = ['**/*.ts', '**/*.svelte'];

// ---------------------------------------------------------------- restricted imports, composed per root

const noExtension = {
  regex: String.raw`^(\.{1,2}/|#)(?!.*\.[a-z0-9]+(\?\w+)?$)`,
  message: 'Write the extension (.ts, .svelte, .json): what is imported is the file that stands there.',
};
const otherRootByPath = {
  regex: String.raw`^(\.\./)+(src-[a-z]+|simulators|test|scripts|bench)/`,
  message: 'Across roots use #shared/… or #core/….',
};
const notShipped = {
  regex: String.raw`^(#simulators/|.*/(simulators|test|scripts|bench)/)`,
  message: 'Nothing that ships imports tests, simulators, scripts or benchmarks.',
};
const bareBuiltin = {
  regex: `^(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
  message: 'Write node: before a module of Node.',
};
const noNode = { regex: '^node:', message: 'This root runs where Node does not exist.' };
const noCore = { regex: '^#core/', message: 'Only src-main and src-relay may use the core.' };
const noElectron = {
  regex: '^electron($|/|-)',
  message: 'Electron lives in src-main and src-preload only.',
};
const noUndici = { regex: '^undici($|/)', message: 'HTTP goes out through src-core/http.' };
const noSqlite = {
  regex: '^(@photostructure/sqlite|node:sqlite)$',
  message: 'src-core/storage/sqlite.ts is the one import site of SQLite.',
};

/**
 * Named exports of electron that a root may not take; a default import would hand them all over.
 * @param {...string} importNames
 */
function electronWithout(...importNames) {
  return {
    name: 'electron',
    importNames: [...importNames, 'default'],
    message: 'ipcMain belongs to src-main/ipc; ipcRenderer and contextBridge to src-preload.',
  };
}

/**
 * One root's restricted imports; each later block replaces the earlier one for its files.
 * @param {string[]} files
 * @param {{ regex: string, message: string }[]} patterns
 * @param {{ name: string, importNames: string[], message: string }[]} paths
 * @returns {import('eslint').Linter.Config}
 */
function restrictImports(files, patterns, paths = []) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noExtension, bareBuiltin, ...patterns], paths },
      ],
    },
  };
}

const shippedPatterns = [otherRootByPath, notShipped, noSqlite];
const importRestrictions = [
  restrictImports(TYPED, [noSqlite]),
  restrictImports(['src-shared/**/*.ts'], [...shippedPatterns, noNode, noElectron, noUndici, noCore]),
  restrictImports(['src-core/**/*.ts', 'src-relay/**/*.ts'], [...shippedPatterns, noElectron, noUndici]),
  restrictImports(['src-core/http/**/*.ts'], [...shippedPatterns, noElectron]),
  restrictImports(['src-core/storage/sqlite.ts'], [otherRootByPath, notShipped, noElectron, noUndici]),
  restrictImports(
    ['src-main/**/*.ts'],
    [...shippedPatterns, noUndici],
    [electronWithout('ipcMain', 'ipcRenderer', 'contextBridge')],
  ),
  restrictImports(
    ['src-main/ipc/**/*.ts'],
    [...shippedPatterns, noUndici],
    [electronWithout('ipcRenderer', 'contextBridge')],
  ),
  restrictImports(
    ['src-preload/**/*.ts'],
    [...shippedPatterns, noUndici, noCore, noNode],
    [electronWithout('ipcMain')],
  ),
  restrictImports(
    ['src-renderer/**/*.{ts,svelte}'],
    [...shippedPatterns, noUndici, noCore, noNode, noElectron],
  ),
  restrictImports(['simulators/**/*.ts'], [noSqlite, noElectron]),
  restrictImports(
    ['test/**/*.ts'],
    [noSqlite, { regex: '^node:timers/promises$', message: 'Tests wait for a signal, they do not sleep.' }],
  ),
  restrictImports(['bench/**/*.ts'], []),
];

// ---------------------------------------------------------------- restricted syntax, composed the same way

const barrels = [
  { selector: 'ExportAllDeclaration', message: 'No barrel files: export where it is declared.' },
  {
    selector: 'ExportNamedDeclaration[source.value=/^[.#]/]',
    message: 'No re-exports: import from the file that declares it.',
  },
];
const theBridge = [
  {
    selector: "MemberExpression[object.name=/^(window|globalThis|self)$/][property.name='ringside']",
    message: 'src-renderer/lib/api.ts is the only file that touches window.ringside.',
  },
  {
    selector: "VariableDeclarator[init.name=/^(window|globalThis|self)$/] Property[key.name='ringside']",
    message: 'src-renderer/lib/api.ts is the only file that touches window.ringside.',
  },
];
const inlineStyle = {
  selector: "SvelteAttribute[key.name='style']",
  message: "The page's CSP refuses style attributes; use a class, or the style: directive for one property.",
};
const pure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain is pure: take the instant as a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain is pure: take the instant as a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The domain is pure: take the id or the random number as a parameter.',
  },
];
const honestTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fixme)$/]',
    message: 'Every test runs, always.',
  },
  {
    selector: "CallExpression[callee.name='setTimeout'][arguments.0.name=/^(resolve|res|r|done|ok)$/]",
    message: 'Tests wait for a signal, they do not sleep.',
  },
];

/**
 * One root's restricted syntax; each later block replaces the earlier one for its files.
 * @param {string[]} files
 * @param {{ selector: string, message: string }[]} selectors
 * @returns {import('eslint').Linter.Config}
 */
function restrictSyntax(files, selectors) {
  return { files, rules: { 'no-restricted-syntax': ['error', ...barrels, ...selectors] } };
}

const syntaxRestrictions = [
  restrictSyntax(TYPED, []),
  restrictSyntax(['src-shared/domain/**/*.ts'], pure),
  restrictSyntax(['src-renderer/**/*.{ts,svelte}'], [...theBridge, inlineStyle]),
  restrictSyntax(['src-renderer/lib/api.ts'], []),
  restrictSyntax(['test/**/*.ts'], honestTests),
];

// ---------------------------------------------------------------- the whole

export default defineConfig(
  globalIgnores([
    'out/',
    'dist/',
    'coverage/',
    'test-results/',
    'demo-output/',
    'test/architecture/fixtures/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX, house: houseRules },
    languageOptions: {
      parserOptions: {
        projectService: true,
        // The same for every kind of file: a difference would reload the programs for each change of kind.
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      // Rings through components are seen by test/architecture; here they would cost a second parser.
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'import-x/first': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
      'import-x/no-mutable-exports': 'error',
      'import-x/no-self-import': 'error',

      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Taste, not safety: both forms are fine.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/class-literal-property-style': 'off',
      // Structural types on purpose: a port is often satisfied by something that no constructor made.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Slow, and about things that erasable syntax and strict types already exclude.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // A stop is `() => void | Promise<void>`.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Would turn casts into the non-null assertions that another rule forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // An async function without await turns a throw into a rejection, which ports rely on.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: SHIPPED,
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src-main/**/*.ts'],
    ignores: ['src-main/ipc/**'],
    rules: { 'house/no-direct-renderer-message': 'error' },
  },
  {
    // Electron's types bring Node's globals into the preload, where the sandbox has none of them.
    files: ['src-preload/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Buffer',
        'require',
        'global',
        'setImmediate',
        '__dirname',
        '__filename',
      ],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'svelte/block-lang': ['error', { script: ['ts'] }],
      'svelte/button-has-type': 'error',
      'svelte/no-at-debug-tags': 'error',
      'svelte/no-inspect': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived'] }],
      'svelte/require-each-key': 'error',
      // Speaks of SvelteKit's router, which is not here.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
    },
  },
  {
    // Controllers replace their maps as a whole ($state.raw), which this rule cannot tell from mutating them.
    files: ['**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // Runes change between reads in ways the compiler cannot see; in components these two report runes.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      // The parameters of functions in markup have no type here; svelte-check knows them, and allows no any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'import-x/no-default-export': 'off',
    },
  },
  ...importRestrictions,
  ...syntaxRestrictions,
  {
    files: TESTS,
    rules: {
      // Matchers and parsed JSON are `any` by nature; a wrong shape fails the test itself.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['*.config.ts', 'test/support/electronStub.ts', '**/*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);

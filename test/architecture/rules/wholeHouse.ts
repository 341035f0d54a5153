import { findCycles } from '../cycles.ts';
import { ASKS_AGAIN, CODE_ROOTS, ENTRIES, RUN_TESTS, SHIPPED, TOP_FOLDERS } from '../layout.ts';
import { fileRule, importRule, rootOf, toFile, type Rule } from './kinds.ts';

const isShipped = (path: string): boolean => SHIPPED.includes(rootOf(path));

/** What holds for every file, and for the folders at the top. */
export const wholeHouseRules: readonly Rule[] = [
  importRule(
    'imports-resolve',
    'an import names, with its extension, a file that exists; a dynamic one names it as a literal',
    new RegExp(`^(${CODE_ROOTS.join('|')})/`),
    ({ target, form, from }) =>
      target.kind === 'missing' && (form !== 'unreadable' || (isShipped(from) && from !== ASKS_AGAIN)),
  ),
  importRule(
    'roots-by-alias',
    'across roots the import says #shared, #core or #simulators, so that moving a file breaks nothing silently',
    /^(src-|simulators\/)/,
    (edge) => edge.specifier.startsWith('.') && toFile(edge, (path) => rootOf(path) !== rootOf(edge.from)),
  ),
  {
    id: 'no-cycles',
    why: 'files that import each other in a ring can only be understood, loaded and tested together',
    breaches: (house) => {
      const graph = new Map(
        [...house.files.values()].map((file) => [
          file.path,
          file.imports.flatMap(({ target }) => (target.kind === 'file' ? [target.path] : [])),
        ]),
      );
      return findCycles(graph).map((ring) => ({
        file: ring[0] ?? '',
        line: 0,
        what: `is in a ring: ${ring.join(', ')}`,
      }));
    },
  },
  fileRule(
    'no-barrels',
    'a barrel hides where a thing is declared and loads what nobody asked for',
    'only hands on what other files export',
    (file) => (file.isBarrel ? [0] : []),
  ),
  fileRule(
    'no-work-at-import',
    'importing a file starts nothing and registers nothing; a function does, and returns its stop',
    'does something at the top level',
    (file) => (isShipped(file.path) && !ENTRIES.some((entry) => entry.test(file.path)) ? file.workLines : []),
  ),
  fileRule(
    'tests-run',
    'a test outside the folders that the runners read never runs, and looks as if it passed',
    'lies where no runner looks',
    ({ path }) => (/\.(test|spec)\.[jt]s$/.test(path) && !RUN_TESTS.test(path) ? [0] : []),
  ),
  {
    id: 'top-folders',
    why: 'a folder at the top is a root of the house; a new one is a decision',
    breaches: (house) =>
      house.topFolders
        .filter((folder) => !TOP_FOLDERS.includes(folder))
        .map((folder) => ({ file: folder, line: 0, what: 'is not a known folder' })),
  },
  {
    id: 'one-tsconfig-per-root',
    why: 'each runtime has its own globals, so each root has its own tsconfig.json',
    breaches: (house) =>
      CODE_ROOTS.filter((root) => house.topFolders.includes(root) && !house.has(`${root}/tsconfig.json`)).map(
        (root) => ({ file: root, line: 0, what: 'has no tsconfig.json' }),
      ),
  },
];

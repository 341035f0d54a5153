/** The house as data: which roots there are, and what each may take. `rules.ts` gives the reasons. */

/** Roots whose code reaches an agent's machine or the team's server. */
export const SHIPPED = ['src-shared', 'src-core', 'src-main', 'src-preload', 'src-renderer', 'src-relay'];

/** Every root with code in it. */
export const CODE_ROOTS = [...SHIPPED, 'simulators', 'scripts', 'test', 'bench'];

/** Every folder that may stand at the top. */
export const TOP_FOLDERS = [...CODE_ROOTS, 'docs', 'resources'];

/** Roots, and the roots they may import. Tests, scripts and benchmarks may import any. */
export const WHO_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src-shared': ['src-shared'],
  'src-core': ['src-core', 'src-shared'],
  'src-main': ['src-main', 'src-core', 'src-shared', 'resources'],
  'src-preload': ['src-preload', 'src-shared'],
  'src-renderer': ['src-renderer', 'src-shared', 'resources'],
  'src-relay': ['src-relay', 'src-core', 'src-shared'],
  // A simulator built from the client's own code would share the client's mistakes.
  simulators: ['simulators', 'src-shared'],
};

/** Packages a place may use, and whether Node's modules exist there. */
export const PACKAGES: Readonly<Record<string, { packages: readonly string[]; node: boolean }>> = {
  'src-shared/contract': { packages: ['zod'], node: false },
  'src-core': {
    packages: ['@photostructure/sqlite', 'cockatiel', 'libphonenumber-js', 'lru-cache', 'undici', 'zod'],
    node: true,
  },
  'src-main': {
    packages: ['electron', 'electron-log', 'electron-store', 'libphonenumber-js', 'zod'],
    node: true,
  },
  'src-preload': { packages: ['electron'], node: false },
  'src-renderer': { packages: ['svelte'], node: false },
};

/** Electron and the packages that only work inside it. */
export const ELECTRON = /^electron($|-)/;

/** Started by something outside the code, so they are allowed to do work when loaded. */
export const ENTRIES = [
  /^src-main\/index\.ts$/,
  /^src-relay\/index\.ts$/,
  /^src-preload\/[^/]+\.ts$/,
  /^src-renderer\/windows\/[^/]+\/[^/]+\.ts$/,
];

/** Asks again for a module of this app that did not come, at an address that is known only when it failed. */
export const ASKS_AGAIN = 'src-renderer/lib/late/fetchPart.ts';

/** Files of the contract without schemas, whose values the page may take. */
export const PURE_CONTRACT = ['src-shared/contract/channels.ts', 'src-shared/contract/errors.ts'];

/** Test files that vitest.config.ts and playwright.config.ts find. */
export const RUN_TESTS =
  /^test\/((unit|conformance|contract|architecture|integration)\/.*\.test\.ts|e2e\/.*\.spec\.ts)$/;

/**
 * Rooms of the core, and the rooms below them that they may import. `calls`, `callbacks` and `identify` get
 * providers and storage through their ports; a source of calls may open a door of its own (`listen`).
 */
export const CORE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  http: [],
  listen: [],
  numbers: [],
  storage: [],
  providers: ['http', 'listen'],
  identify: [],
  calls: ['listen'],
  callbacks: [],
  companyNumbers: [],
  routes: [],
};

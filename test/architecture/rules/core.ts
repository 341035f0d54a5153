import { importRule, roomOf, toFile, toPackage, type Rule } from './kinds.ts';

/** Rooms of the core that speak of the product; what they need of the others is in their ports. */
const isPort = (path: string): boolean => /^src-core\/(calls|callbacks|identify)\/ports\.ts$/.test(path);
const coreRoom = (path: string): string | undefined => roomOf(path, 'src-core');
const isCorePort = (path: string): boolean => /^src-core\/[^/]+\.ts$/.test(path);

/** How the rooms of the core stand to each other, and where its two libraries enter. */
export const coreRules: readonly Rule[] = [
  importRule(
    'core:ports-not-providers',
    'calls, callbacks and identify import ports; who stands behind them is wired by the composition root',
    /^src-core\/(calls|callbacks|identify)\//,
    (edge) =>
      toFile(edge, (path) => {
        const room = coreRoom(path);
        if (room === undefined || isCorePort(path) || isPort(path)) return false;
        return room !== coreRoom(edge.from);
      }),
  ),
  importRule(
    'core:provider-alone',
    'a provider imports http and shared, and the types of the port it stands behind; never another provider, storage or the rooms above it',
    /^src-core\/providers\//,
    (edge) =>
      toFile(edge, (path) => {
        const room = coreRoom(path);
        if (room === undefined || isCorePort(path) || room === 'http') return false;
        if (isPort(path) && edge.form === 'type') return false;
        return roomOf(path, 'src-core/providers') !== roomOf(edge.from, 'src-core/providers');
      }),
  ),
  importRule(
    'core:foundations',
    'http and storage stand below the other rooms; of those they know at most the types of a port',
    /^src-core\/(http|storage)\//,
    (edge) =>
      toFile(edge, (path) => {
        const room = coreRoom(path);
        if (room === undefined || isCorePort(path) || room === coreRoom(edge.from)) return false;
        return !(isPort(path) && edge.form === 'type');
      }),
  ),
  importRule(
    'core:root-files-are-ports',
    'the files at the top of src-core are ports for every room, so they import no room',
    /^src-core\/[^/]+\.ts$/,
    (edge) => toFile(edge, (path) => coreRoom(path) !== undefined && !isCorePort(path)),
  ),
  importRule(
    'undici-in-http',
    'time-outs, limits, proxy and redaction live in src-core/http, and hold only if nothing goes around it',
    /^src-(?!core\/http\/)/,
    (edge) => toPackage(edge, /^undici$/),
  ),
  importRule(
    'sqlite-one-site',
    'one import site, so that node:sqlite can replace the package',
    /^(?!bench\/|src-core\/storage\/sqlite\.ts$)/,
    (edge) =>
      toPackage(edge, /^@photostructure\/sqlite$/) ||
      (edge.target.kind === 'builtin' && edge.target.name === 'sqlite'),
  ),
];

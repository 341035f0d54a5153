import { CORE_ROOMS } from '../layout.ts';
import { fileRule, importRule, roomOf, toFile, toPackage, type Rule } from './kinds.ts';

const roomIn = (path: string): string | undefined => roomOf(path, 'src-core');
/** Files at the top of src-core (clock, logger) are ports for every room. */
const isCommonPort = (path: string): boolean => /^src-core\/[^/]+\.ts$/.test(path);
/** What a room asks of others is in its `ports.ts`; whoever stands behind a port may name its types. */
const isPort = (path: string): boolean => /^src-core\/[^/]+\/ports\.ts$/.test(path);

const roomRules = Object.entries(CORE_ROOMS).map(([room, below]) =>
  importRule(
    `core:${room}`,
    `src-core/${room} may import ${['shared', 'types of ports', ...below].join(', ')}; the composition root wires the rest`,
    new RegExp(`^src-core/${room}/`),
    (edge) =>
      toFile(edge, (path) => {
        const other = roomIn(path);
        if (other === undefined || other === room || isCommonPort(path) || below.includes(other))
          return false;
        return !(isPort(path) && edge.form === 'type');
      }),
  ),
);

/** How the rooms of the core stand to each other, and where its two libraries enter. */
export const coreRules: readonly Rule[] = [
  ...roomRules,
  importRule(
    'core:provider-alone',
    'a provider knows its own system, never another one',
    /^src-core\/providers\//,
    (edge) =>
      toFile(edge, (path) => {
        const provider = roomOf(path, 'src-core/providers');
        return provider !== undefined && provider !== roomOf(edge.from, 'src-core/providers');
      }),
  ),
  importRule(
    'core:common-ports',
    'the files at the top of src-core are ports for every room, so they import no room',
    /^src-core\/[^/]+\.ts$/,
    (edge) => toFile(edge, (path) => roomIn(path) !== undefined && !isCommonPort(path)),
  ),
  fileRule(
    'core:known-rooms',
    'a new room of the core is a decision, made in layout.ts',
    'lies in an unknown room',
    (file) => {
      const room = roomIn(file.path);
      return room === undefined || isCommonPort(file.path) || Object.hasOwn(CORE_ROOMS, room) ? [] : [0];
    },
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

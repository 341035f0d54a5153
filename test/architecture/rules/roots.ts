import { PACKAGES, PURE_CONTRACT, WHO_MAY_IMPORT } from '../layout.ts';
import { importRule, roomOf, rootOf, toFile, type Rule } from './kinds.ts';

/** Who may import whom, root by root; one rule each, so that each can be shown to fire. */
const reachRules = Object.entries(WHO_MAY_IMPORT).map(([root, allowed]) =>
  importRule(
    `root:${root}`,
    `${root} may import only ${allowed.join(', ')}`,
    new RegExp(`^${root}/`),
    (edge) => toFile(edge, (path) => !allowed.includes(rootOf(path))),
  ),
);

/** Which packages a root may take; a new one is a decision, made in layout.ts. */
const packageRules = Object.entries(PACKAGES).map(([place, { packages, node }]) =>
  importRule(
    `packages:${place}`,
    `${place} may use only ${[...packages, ...(node ? ['node:'] : [])].join(', ') || 'no package'}`,
    new RegExp(`^${place}/`),
    ({ target }) =>
      (target.kind === 'package' && !packages.includes(target.name)) || (target.kind === 'builtin' && !node),
  ),
);

const sharedRules: Rule[] = [
  importRule(
    'domain-alone',
    'the domain imports nothing outside itself, so its rules hold in every process',
    /^src-shared\/domain\//,
    (edge) => edge.target.kind !== 'file' || !edge.target.path.startsWith('src-shared/domain/'),
  ),
  importRule(
    'contract:pure-files',
    'what page and bridge load of the contract must not bring the schema library with it',
    new RegExp(`^(${PURE_CONTRACT.join('|')})$`),
    (edge) =>
      edge.form !== 'type' &&
      (edge.target.kind !== 'file' ||
        !(PURE_CONTRACT.includes(edge.target.path) || edge.target.path.startsWith('src-shared/domain/'))),
  ),
];

/** Folders of the process `root` know each other's types only; the files beside them build and wire. */
function siblingRule(root: string): Rule {
  return importRule(
    `siblings:${root}`,
    `folders of ${root} know each other's types only; the files of ${root} itself build and wire them`,
    new RegExp(`^${root}/[^/]+/`),
    (edge) =>
      edge.form !== 'type' &&
      toFile(edge, (path) => rootOf(path) === root && roomOf(path, root) !== roomOf(edge.from, root)),
  );
}

/** What each root may take of the others, and of npm and Node. */
export const rootRules: readonly Rule[] = [
  ...reachRules,
  ...packageRules,
  ...sharedRules,
  siblingRule('src-main'),
  siblingRule('src-relay'),
];

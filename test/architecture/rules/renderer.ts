import { PURE_CONTRACT } from '../layout.ts';
import { importRule, roomOf, toFile, type Rule } from './kinds.ts';

const inRenderer =
  (room: string) =>
  (path: string): boolean =>
    path.startsWith(`src-renderer/${room}/`);

/** How the tiers of the page stand to each other, and how little of the contract they carry. */
export const rendererRules: readonly Rule[] = [
  importRule(
    'contract-as-types',
    'page and bridge take types of the contract; its schemas belong to the door and would weigh on every start',
    /^src-(renderer|preload)\//,
    (edge) =>
      edge.form !== 'type' &&
      toFile(edge, (path) => path.startsWith('src-shared/contract/') && !PURE_CONTRACT.includes(path)),
  ),
  importRule(
    'renderer:controllers-hold-the-api',
    'components show what controllers hold; only lib and the entries of windows reach the bridge',
    /^src-renderer\/components\//,
    (edge) => edge.form !== 'type' && toFile(edge, (path) => path === 'src-renderer/lib/api.ts'),
  ),
  importRule(
    'renderer:shared-knows-no-domain',
    'a shared component can be used anywhere because it knows no domain',
    /^src-renderer\/components\/shared\//,
    (edge) =>
      toFile(
        edge,
        (path) => !['components/shared', 'strings', 'styles'].some((room) => inRenderer(room)(path)),
      ),
  ),
  importRule(
    'renderer:views-on-top',
    'views compose components and are composed by windows alone',
    /^src-renderer\/(components\/(?!views\/)|lib\/|strings\/)/,
    (edge) => toFile(edge, inRenderer('components/views')),
  ),
  importRule(
    'renderer:lib-below-components',
    'controllers hold state for any component, so they import none',
    /^src-renderer\/(lib|strings|styles)\//,
    (edge) => toFile(edge, (path) => inRenderer('components')(path) || inRenderer('windows')(path)),
  ),
  importRule(
    'renderer:windows-apart',
    "a window's entry is imported by nothing, and the pop carries nothing of the main window",
    /^src-renderer\//,
    (edge) =>
      toFile(edge, (path) => {
        const window = roomOf(path, 'src-renderer/windows');
        return window !== undefined && window !== roomOf(edge.from, 'src-renderer/windows');
      }),
  ),
];

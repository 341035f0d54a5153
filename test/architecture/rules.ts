import { coreRules } from './rules/core.ts';
import { electronRules } from './rules/electron.ts';
import type { Rule } from './rules/kinds.ts';
import { rendererRules } from './rules/renderer.ts';
import { rootRules } from './rules/roots.ts';
import { wholeHouseRules } from './rules/wholeHouse.ts';

/** Every rule of the house. */
export const RULES: readonly Rule[] = [
  ...rootRules,
  ...coreRules,
  ...electronRules,
  ...rendererRules,
  ...wholeHouseRules,
];

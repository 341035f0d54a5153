import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { declaredBreaches } from './fixtures.ts';

/*
 * The rules that lint alone keeps (messages past the door, raw HTML, forgotten promises), shown to fire. A
 * mistake in a file pattern of eslint.config.js would otherwise turn a rule off without a sound.
 */

const fixtureRoot = fileURLToPath(new URL('fixtures/lint', import.meta.url));
const configFile = fileURLToPath(new URL('../../eslint.config.js', import.meta.url));

describe('lint', () => {
  let results: ESLint.LintResult[] = [];

  beforeAll(async () => {
    const eslint = new ESLint({ cwd: fixtureRoot, overrideConfigFile: configFile });
    results = await eslint.lintFiles(['.']);
  }, 120_000);

  it('reports what each fixture says it breaks, and nothing else', () => {
    const found = results.map(({ filePath, messages }) => ({
      file: relative(fixtureRoot, filePath),
      rules: [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))],
    }));
    const expected = results.map(({ filePath }) => ({
      file: relative(fixtureRoot, filePath),
      rules: declaredBreaches(filePath),
    }));
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(40);
  });
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readHouse } from './house.ts';
import { SHIPPED } from './layout.ts';
import { RULES } from './rules.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const packageJson = z
  .object({ imports: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')));

const house = readHouse(projectRoot, packageJson.imports, ['test/architecture/fixtures']);

describe('the house', () => {
  it('is read from every shipped root that stands, components included', () => {
    const paths = [...house.files.keys()];
    const roots = new Set(paths.map((path) => path.split('/')[0]));
    expect(SHIPPED.filter((root) => house.topFolders.includes(root) && !roots.has(root))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.svelte'))).not.toEqual([]);
  });

  it.each(RULES)('keeps $id', ({ why, breaches }) => {
    const found = breaches(house).map(({ file, line, what }) => `${file}:${line} ${what}`);
    expect(found, `forbidden, because ${why}`).toEqual([]);
  });
});

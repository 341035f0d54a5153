import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { declaredBreaches } from './fixtures.ts';
import { readHouse } from './house.ts';
import { RULES } from './rules.ts';

/*
 * A small house in which each rule is broken at least once. A file says in its first line which rules it
 * breaks; a file that says nothing is lawful, and a rule that fires there is wrong too.
 */

const fixtureRoot = fileURLToPath(new URL('fixtures/house', import.meta.url));
const house = readHouse(fixtureRoot, {
  '#shared/*': './src-shared/*',
  '#core/*': './src-core/*',
  '#simulators/*': './simulators/*',
});

/** Rules about folders have no file to be declared in. */
const FOLDER_BREACHES = ['attic breaks top-folders', 'src-relay breaks one-tsconfig-per-root'];

const declared = (path: string): string[] =>
  declaredBreaches(`${fixtureRoot}/${path}`).map((rule) => `${path} breaks ${rule}`);

const expected = [...[...house.files.keys()].flatMap(declared), ...FOLDER_BREACHES];
const found = RULES.flatMap(({ id, breaches }) => breaches(house).map(({ file }) => `${file} breaks ${id}`));

describe('the rules', () => {
  it.each(RULES.map(({ id }) => id))('%s fires on the fixture that breaks it', (id) => {
    const firing = found.filter((breach) => breach.endsWith(` breaks ${id}`));
    expect(firing).not.toEqual([]);
  });

  it('fire where a fixture says so, and nowhere else', () => {
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

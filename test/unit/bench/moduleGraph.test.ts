import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scriptsOf } from '../../../bench/support/moduleGraph.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'module-graph-'));
  await mkdir(join(folder, 'assets'));
  const files = {
    'page.html': '<!doctype html><script type="module" crossorigin src="./assets/entry.js"></script>',
    'assets/entry.js':
      'import"./shared.js";import{a}from"./a.js";const later=()=>import("./late.js");a(later)',
    'assets/a.js': 'export{b as a}from"./b.js"',
    'assets/b.js': 'export const b=()=>"import(\'./no.js\')"',
    'assets/shared.js': 'globalThis.shared=1',
    'assets/late.js': 'import"./shared.js";import"./lateOnly.js"',
    'assets/lateOnly.js': 'import("./laterStill.js")',
    'assets/laterStill.js': '',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true }));

it('tells what a page loads at start from what it may load later', () => {
  const names = (files: readonly string[]) => files.map((file) => file.slice(folder.length + 8)).sort();
  const { atStart, later } = scriptsOf(join(folder, 'page.html'));
  expect(names(atStart)).toEqual(['a.js', 'b.js', 'entry.js', 'shared.js']);
  expect(names(later)).toEqual(['late.js', 'lateOnly.js', 'laterStill.js']);
});

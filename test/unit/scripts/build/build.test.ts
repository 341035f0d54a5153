import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure, sizeTable } from '../../../../scripts/build/sizes.ts';
import { isStale, markBuilt, sourceDigest } from '../../../../scripts/build/stale.ts';
import { tempFolder } from '../tempFolder.ts';

function put(folder: string, name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

describe('measure', () => {
  it('counts what ships: no source maps, not its own report', async () => {
    const out = tempFolder();
    put(out, 'renderer/assets/pop.js', 'a'.repeat(5000));
    put(out, 'renderer/assets/pop.js.map', '{}');
    put(out, 'main/index.js', 'b');
    put(out, 'sizes.json', '[]');
    const sizes = await measure(out);
    expect(sizes.map(({ file, raw }) => [file, raw])).toEqual([
      ['main/index.js', 1],
      ['renderer/assets/pop.js', 5000],
    ]);
    expect(sizes[1]?.gzip).toBeLessThan(100);
    expect(sizeTable(sizes).split('\n')[1]).toMatch(/^renderer\/assets\/pop\.js +5\.0 kB/);
  });
});

describe('isStale', () => {
  async function built(): Promise<string> {
    const root = tempFolder();
    put(root, 'src-main/index.ts', 'export {};');
    put(root, 'package.json', '{}');
    mkdirSync(join(root, 'out'));
    await markBuilt(join(root, 'out'), await sourceDigest(root));
    return root;
  }

  it('is false right after a build, true before the first', async () => {
    expect(await isStale(await built())).toBe(false);
    expect(await isStale(tempFolder())).toBe(true);
  });

  it.each([
    ['src-main/index.ts', 'export const changed = 1;'],
    ['src-renderer/new.ts', ''],
    ['package.json', '{"version":"2"}'],
  ])('is true when %s has changed or come', async (file, content) => {
    const root = await built();
    put(root, file, content);
    expect(await isStale(root)).toBe(true);
  });

  it('does not mind what no build is made from', async () => {
    const root = await built();
    put(root, 'test/unit/a.test.ts', '');
    expect(await isStale(root)).toBe(false);
  });
});

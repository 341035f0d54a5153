import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfStale } from '../../scripts/build/buildApp.ts';
import { projectRoot } from '../../scripts/lib/paths.ts';
import type { Figure, Line } from '../support/figure.ts';
import { scriptsOf } from '../support/moduleGraph.ts';

const GOALS = { pop: 25, main: 90 } as const;

export const bundles: Figure = {
  name: 'bundles',
  title: 'Renderer JavaScript',
  method: `Each file gzipped by itself (1 kB is 1,000 bytes) and added up. "At start" is the page's script with all that it
imports statically; "later" is what dynamic imports may bring; the preload is the bridge that stands before the page.`,
  async run() {
    await buildIfStale();
    return (['pop', 'main'] as const).flatMap((window): Line[] => {
      const page = join(projectRoot, 'out', 'renderer', 'windows', window, 'index.html');
      const { atStart, later } = scriptsOf(page);
      const preload = join(projectRoot, 'out', 'preload', `${window}.cjs`);
      return [
        {
          name: `${window} window, at start`,
          unit: 'kB',
          measured: gzipped(atStart),
          bare: null,
          goal: { of: 'value', side: 'atMost', bound: GOALS[window] },
        },
        { name: `${window} window, later`, unit: 'kB', measured: gzipped(later), bare: null, goal: null },
        { name: `${window} preload`, unit: 'kB', measured: gzipped([preload]), bare: null, goal: null },
      ];
    });
  },
};

function gzipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;
}

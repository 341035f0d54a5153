import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, loadConfigFromFile, mergeConfig } from 'vite';
import { projectRoot } from '../lib/paths.ts';

/** The part of the bundler's watcher that is used here. */
interface Watcher {
  on(event: 'event', listener: (event: { readonly code: string }) => void): unknown;
  close(): Promise<void>;
}

const builds = [
  ['vite.main.config.ts', 'production'],
  ['vite.preload.config.ts', 'main'],
  ['vite.preload.config.ts', 'pop'],
  // Its policy is made by main, so that it comes from the app itself here, too.
  ['vite.renderer.config.ts', 'player'],
] as const;

/**
 * Builds main, the preloads and the page of the player into `out/` and again whenever a source of theirs changes. Calls
 * `onBuilt` each time all stand built, the first time included. Returns the function that stops.
 */
export async function watchBuilds(onBuilt: () => void): Promise<() => Promise<void>> {
  // What stands in out/ is no whole build any more: the next `npm start` makes one.
  await rm(join(projectRoot, 'out', 'built-from'), { force: true });
  const ready = new Set<number>();
  const watchers: Watcher[] = [];
  for (const [index, [file, mode]] of builds.entries()) {
    const path = join(projectRoot, file);
    const loaded = await loadConfigFromFile({ command: 'build', mode }, path, projectRoot, 'error');
    if (!loaded) throw new Error(`cannot read ${file}`);
    const ours = { configFile: false, mode, logLevel: 'warn', build: { watch: {} } } as const;
    const watcher = (await build(mergeConfig(loaded.config, ours))) as Watcher;
    watcher.on('event', ({ code }) => {
      if (code === 'START' || code === 'ERROR') ready.delete(index);
      if (code !== 'END') return;
      ready.add(index);
      if (ready.size === builds.length) onBuilt();
    });
    watchers.push(watcher);
  }
  return async () => {
    for (const watcher of watchers) await watcher.close();
  };
}

import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, loadConfigFromFile, mergeConfig, type InlineConfig } from 'vite';
import { withLock } from '../lib/lock.ts';
import { projectRoot } from '../lib/paths.ts';
import { measure, sizeTable, type FileSize } from './sizes.ts';
import { isStale, markBuilt, sourceDigest } from './stale.ts';

/** The kinds of window: each has a preload and a page of its own (see src-shared/contract). */
const windows = ['main', 'pop'] as const;
/** Pages: of the windows, and the one that plays sound files in a frame. It has no preload. */
const pages = [...windows, 'player'] as const;

/** How the app is built. */
export interface BuildOptions {
  /** The checkout to build; its own configs are used. */
  readonly root?: string;
  /** For packages: no source maps. */
  readonly release?: boolean;
}

/** Builds the app only if `out/` was made from something else than what stands there now. */
export async function buildIfStale(options: BuildOptions = {}): Promise<void> {
  const root = options.root ?? projectRoot;
  if (await isStale(root)) await buildApp(options);
}

/**
 * Builds main, preloads and pages into `out/`, prints the sizes and keeps them in `out/sizes.json`.
 * One build at a time in a checkout.
 */
export async function buildApp(options: BuildOptions = {}): Promise<readonly FileSize[]> {
  const root = options.root ?? projectRoot;
  process.env['NODE_ENV'] = 'production';
  process.env['RINGSIDE_RELEASE'] = options.release ? '1' : '';
  return withLock(join(root, 'node_modules', '.ringside-build.lock'), async () => {
    const digest = await sourceDigest(root);
    // Made aside and put in place whole: a failed build leaves the last good one standing.
    const made = join(root, 'node_modules', '.ringside-build');
    const out = join(root, 'out');
    await rm(made, { recursive: true, force: true });
    await run(root, 'vite.main.config.ts', join(made, 'main'));
    for (const window of windows) {
      await run(root, 'vite.preload.config.ts', join(made, 'preload'), window);
    }
    for (const page of pages) {
      await run(root, 'vite.renderer.config.ts', join(made, 'renderer'), page);
    }
    const sizes = await measure(made);
    await writeFile(join(made, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
    await markBuilt(made, digest);
    await rm(out, { recursive: true, force: true });
    await rename(made, out);
    console.log(sizeTable(sizes));
    return sizes;
  });
}

/** Builds into `outDir` with one of the checkout's config files; `mode` names the kind of window. */
async function run(root: string, file: string, outDir: string, mode = 'production'): Promise<void> {
  const loaded = await loadConfigFromFile({ command: 'build', mode }, join(root, file), root, 'error');
  if (!loaded) throw new Error(`cannot read ${file}`);
  const ours: InlineConfig = { configFile: false, mode, logLevel: 'warn', build: { outDir } };
  await build(mergeConfig(loaded.config, ours));
}

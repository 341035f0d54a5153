import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import type { WindowKind } from './src-shared/contract/channels.ts';

const sourcemap = process.env['RINGSIDE_RELEASE'] !== '1';
const PAGES: readonly PageName[] = ['main', 'pop', 'player'];
const root = join(import.meta.dirname, 'src-renderer');

const compiler = svelte({
  configFile: join(import.meta.dirname, 'svelte.config.js'),
  onwarn(warning, show) {
    // A warning (mostly accessibility) ends a build; while developing it is only shown.
    if (process.env['NODE_ENV'] !== 'production') show(warning);
    else throw new Error(`${warning.filename ?? ''}: ${warning.code}: ${warning.message}`);
  },
});

/**
 * Vite wraps every import() in a helper that fetches the styles and the imports of a late part ahead of it. Here the
 * styles of a page are one file, and files come off the disk: the helper gains nothing and would cost the pop 650 of its
 * 25,000 bytes.
 */
const plainImports: Plugin = {
  name: 'ringside:plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/** A kind of window, or the page that plays a sound file in a frame of the main one. */
type PageName = WindowKind | 'player';

/**
 * The page of one kind of window, or of the player. Each is a build of its own: a chunk shared by both would make the
 * pop load what only the main window uses of a shared module. The policy of the pages allows nothing
 * inline, so nothing is inlined: no data: assets, no module-preload polyfill, styles as files.
 */
export function rendererConfig(window: PageName): UserConfig {
  return {
    root,
    base: './',
    publicDir: false,
    plugins: [plainImports, compiler],
    build: {
      outDir: '../out/renderer',
      emptyOutDir: false,
      target: 'chrome130',
      minify: true,
      sourcemap,
      assetsInlineLimit: 0,
      // What a page imports from its start is fetched together, not when the file before it has come. Late parts are plain
      // import(): their styles are in the page's one file, so nothing has to be fetched before.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      cssCodeSplit: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'windows', window, 'index.html'),
        output: {
          entryFileNames: `assets/${window}-[hash].js`,
          chunkFileNames: `assets/${window}-[name]-[hash].js`,
          assetFileNames: `assets/${window}-[name]-[hash][extname]`,
        },
      },
    },
  };
}

export default defineConfig(({ mode }) => rendererConfig(PAGES.find((page) => page === mode) ?? 'main'));

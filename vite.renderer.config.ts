import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'vite';
import type { WindowKind } from './src-shared/contract/channels.ts';

const sourcemap = process.env['RINGSIDE_RELEASE'] !== '1';
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
 * The page of one kind of window. Each is a build of its own: a chunk shared by both would make the
 * pop load what only the main window uses of a shared module. The policy of the pages allows nothing
 * inline, so nothing is inlined: no data: assets, no module-preload polyfill, styles as files.
 */
export function rendererConfig(window: WindowKind): UserConfig {
  return {
    root,
    base: './',
    publicDir: false,
    plugins: [compiler],
    build: {
      outDir: '../out/renderer',
      emptyOutDir: false,
      target: 'chrome130',
      minify: true,
      sourcemap,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
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

export default defineConfig(({ mode }) => rendererConfig(mode === 'pop' ? 'pop' : 'main'));

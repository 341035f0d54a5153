import { defineConfig, type UserConfig } from 'vite';
import type { WindowKind } from './src-shared/contract/channels.ts';

/**
 * The bridge of one kind of window. A sandboxed preload is one CommonJS file that can require nothing
 * but Electron's small `electron` module, so each kind is a build of its own with no shared chunk.
 */
export function preloadConfig(window: WindowKind): UserConfig {
  return {
    root: import.meta.dirname,
    publicDir: false,
    build: {
      outDir: 'out/preload',
      emptyOutDir: false,
      target: 'chrome130',
      minify: true,
      sourcemap: false,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: `src-preload/${window}.ts`,
        external: ['electron'],
        platform: 'browser',
        output: {
          format: 'cjs',
          entryFileNames: `${window}.cjs`,
          codeSplitting: false,
        },
      },
    },
  };
}

export default defineConfig(({ mode }) => preloadConfig(mode === 'pop' ? 'pop' : 'main'));

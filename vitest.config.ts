import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/**
 * Importing the npm package `electron` outside Electron tries to download a binary, so every project
 * that may reach it gets the stub. electron-store is inlined so that its own import meets the alias too.
 */
const electronStub = fileURLToPath(new URL('test/support/electronStub.ts', import.meta.url));
const withoutElectron = {
  alias: { electron: electronStub },
  server: { deps: { inline: ['electron-store'] } },
};

/** Test files of one kind, run in plain Node. */
function nodeProject(name: string, include: string[], exclude: string[] = []) {
  return {
    extends: true as const,
    test: { name, include, exclude, environment: 'node', ...withoutElectron },
  };
}

const rendererTests = 'test/unit/renderer/**/*.test.ts';

export default defineConfig({
  test: {
    // Threads start in a fraction of the time of child processes. vitest would keep one core for itself,
    // which on a build machine's two cores is half of them.
    pool: 'threads',
    maxWorkers: '100%',
    reporters: ['default'],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    passWithNoTests: false,
    // A property is tried hundreds of times, and the machine may be busy: this only ends what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      nodeProject('unit', ['test/unit/**/*.test.ts'], [rendererTests]),
      nodeProject('conformance', ['test/conformance/**/*.test.ts']),
      nodeProject('contract', ['test/contract/**/*.test.ts']),
      nodeProject('architecture', ['test/architecture/**/*.test.ts'], ['test/architecture/fixtures/**']),
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          ...withoutElectron,
        },
      },
      {
        extends: true,
        // svelteTesting picks Svelte's browser build and unmounts components after each test.
        plugins: [svelte(), svelteTesting()],
        test: { name: 'components', include: [rendererTests], environment: 'happy-dom' },
      },
    ],
  },
});

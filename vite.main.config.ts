import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** A release carries no source maps: they are bigger than the code and show its sources. */
const sourcemap = process.env['RINGSIDE_RELEASE'] !== '1';

/**
 * The main process: one ES module with late-loaded chunks beside it. Everything is bundled, so that a
 * package holds no node_modules, except SQLite, whose native part must stay a file of its own.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src-main/index.ts',
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node20',
    // Support reads the stack traces in the log, and the names in them.
    minify: false,
    sourcemap,
    reportCompressedSize: false,
    rolldownOptions: {
      external: ['electron', /^electron\//, /^node:/, ...builtinModules, '@photostructure/sqlite'],
      output: {
        format: 'es',
        entryFileNames: 'index.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});

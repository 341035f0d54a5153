import { defineConfig } from '@playwright/test';

const onCi = Boolean(process.env['CI']);

/** End-to-end tests on the real, sandboxed Electron app: `npm run test:e2e`. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './test/e2e/support/globalSetup.ts',
  // One app at a time: they share the screen, the focus and the keyring.
  workers: 1,
  fullyParallel: false,
  forbidOnly: onCi,
  // A test that needs a second try hides a fault.
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
});

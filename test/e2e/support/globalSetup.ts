import { readyApp } from '../../../scripts/electron/readyApp.ts';
import { startDesk } from '../../../scripts/system/desk.ts';

/**
 * Makes the app and a desk for it before the first test, and clears the desk away after the last. On
 * Linux the desk is always a virtual one, so that the tests neither steal a developer's focus nor
 * depend on what stands on that screen. Workers inherit the variables set here.
 */
// eslint-disable-next-line import-x/no-default-export -- Playwright takes a default export
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { runtime, env } = await readyApp({ purpose: 'test', desk: process.platform === 'linux' });
  const desk = await startDesk({ screen: 'own', windowManager: true, bus: true });
  Object.assign(process.env, env, desk.env);
  console.log(`Electron ${runtime.version} (${runtime.origin})`);
  return () => desk.stop();
}

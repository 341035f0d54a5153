import type { ElectronApplication } from '@playwright/test';

/**
 * Has the wall clock that the app's main process reads stand `ms` off the true one, as after a sleep or where somebody
 * has put the clock; 0: the true one. Timers go on as they are, just as on a machine whose clock is put.
 */
export async function setClockOff(app: ElectronApplication, ms: number): Promise<void> {
  await app.evaluate((_electron, off) => {
    const kept = globalThis as { trueNow?: () => number };
    const trueNow = (kept.trueNow ??= Date.now.bind(Date));
    Date.now = () => trueNow() + off;
  }, ms);
}

/** The machine wakes up: what the system tells Electron then. A sleep itself cannot be had in a test. */
export async function wakeUp(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
}

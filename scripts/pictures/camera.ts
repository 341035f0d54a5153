import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';

/** A window's page as it is photographed. */
export interface Camera {
  /** Writes what the page shows as a PNG, or one part of it. */
  shoot(path: string, part?: Locator): Promise<void>;
}

/** Points a camera at a page. It draws `scale` pixels for each of the page's own, whatever screen there is. */
export async function pointCamera(page: Page, scale: number): Promise<Camera> {
  const devTools = await page.context().newCDPSession(page);
  // Size 0 keeps the window's own.
  const metrics = { width: 0, height: 0, deviceScaleFactor: scale, mobile: false };
  await devTools.send('Emulation.setDeviceMetricsOverride', metrics);
  return {
    async shoot(path, part) {
      await drawn(page);
      const box = (await part?.boundingBox()) ?? null;
      const clip = box === null ? {} : { clip: { ...box, scale: 1 } };
      const { data } = await devTools.send('Page.captureScreenshot', { format: 'png', ...clip });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
  };
}

/** Waits until what stands on the page now has been drawn, fonts and transitions included; some marks never rest. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 10_000);
    await Promise.allSettled(ending.map((one) => one.finished));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  })()`);
}

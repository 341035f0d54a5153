import { readFile } from 'node:fs/promises';
import type { InspectedPage } from './devTools.ts';

/** Instants in ms since the epoch by the page's clock; see inPage/watch.js. */
export interface Seen {
  readonly inDocument: number;
  readonly painted: number;
}

/** Puts the watching code into a page. */
export async function prepareWatch(page: InspectedPage): Promise<void> {
  await page.evaluate(await readFile(new URL('../inPage/watch.js', import.meta.url), 'utf8'));
}

/**
 * Has the page watch for an element that fits `selector`; resolves once it does, so that the event may be set off.
 * The returned function waits until the element was seen.
 */
export async function watchFor(page: InspectedPage, selector: string): Promise<() => Promise<Seen>> {
  await page.evaluate(`void (bench.seen = bench.watch(${JSON.stringify(selector)}))`);
  return async () => (await page.evaluate('bench.seen')) as Seen;
}

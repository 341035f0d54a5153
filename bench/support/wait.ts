import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Ms since the epoch with fractions, from the same two clocks as `performance` in a page. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Looks again and again until `look` finds something; throws, naming it, after `limitMs`. */
export async function until<T>(
  what: string,
  limitMs: number,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await delay(10);
  }
}

/** A port of the loopback interface on which nothing listens at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

import { WebSocket } from 'undici';
import { until } from './wait.ts';

/**
 * A page of a running application, seen through Chromium's debugging port.
 *
 * Playwright would do, but it makes every page it is attached to believe that it has the focus and is on screen: a
 * hidden pop then draws frames, and showing it costs nothing. Here a page is asked to evaluate an expression, and
 * nothing about it is changed.
 */
export interface InspectedPage {
  /** The value of an expression, awaited in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Has the page throw away what nothing refers to any more; by itself it does so after half a minute of rest. */
  collectGarbage(): Promise<void>;
  close(): void;
}

interface Reply {
  readonly id: number;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  };
}

const FIND_MS = 30_000;

/** Waits for a page whose address contains `urlPart` behind the debugging port, and attaches to it. */
export async function inspectPage(port: number, urlPart: string): Promise<InspectedPage> {
  const address = await until(`a page of ${urlPart}`, FIND_MS, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await answer.json()) as { type: string; url: string; webSocketDebuggerUrl: string }[];
    return targets.find(({ type, url }) => type === 'page' && url.includes(urlPart))?.webSocketDebuggerUrl;
  });
  const page = attach(await opened(address));
  // A window exists before its page: what is put into the empty one before is gone with it.
  await until(`the page of ${urlPart} to be loaded`, FIND_MS, async () => {
    const [url, state] = (await page.evaluate('[location.href, document.readyState]')) as [string, string];
    return url.includes(urlPart) && state === 'complete' ? true : undefined;
  });
  return page;
}

function opened(address: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      resolve(socket);
    });
    socket.addEventListener('error', () => {
      reject(new Error('the page could not be attached to'));
    });
  });
}

function attach(socket: WebSocket): InspectedPage {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    const failed = reply.result?.exceptionDetails;
    const problem = reply.error?.message ?? failed?.exception?.description ?? failed?.text;
    if (problem === undefined) asked?.resolve(reply.result?.result?.value);
    else asked?.reject(new Error(problem));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the page is gone'));
    waiting.clear();
  });
  const send = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
  return {
    evaluate: (expression) =>
      send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
    async collectGarbage() {
      await send('HeapProfiler.collectGarbage', {});
    },
    close: () => {
      socket.close();
    },
  };
}

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wavTone } from '#simulators/cliqphone/sounds.ts';

/** A place where sound files lie, as a web server somewhere would have them. */
export interface SoundServer {
  readonly origin: string;
  /** What was asked for, oldest first. */
  requests(): readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  clear(): void;
  stop(): Promise<void>;
}

/**
 * `/tone.wav` sets a cookie, `/long.wav` is a minute; `/moved.wav` leads to `elsewhere`; `/page.wav` is a page and no
 * sound; everything else is not there.
 */
export async function startSoundServer(elsewhere = ''): Promise<SoundServer> {
  let requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, reply) => {
    requests.push({ path: url, headers });
    const path = url.split('?')[0];
    if (path === '/tone.wav' || path === '/long.wav') {
      const sound = wavTone(440, path === '/tone.wav' ? 0.5 : 60);
      reply.writeHead(200, { 'content-type': 'audio/wav', 'set-cookie': 'seen=1; Path=/' }).end(sound);
    } else if (path === '/moved.wav') {
      reply.writeHead(302, { location: `${elsewhere}/tone.wav` }).end();
    } else if (path === '/page.wav') {
      reply.writeHead(200, { 'content-type': 'audio/wav' }).end('<!doctype html><p>no sound</p>');
    } else {
      reply.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests: () => requests,
    clear() {
      requests = [];
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

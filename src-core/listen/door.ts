import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logger.ts';

/** Why a door could not be opened. `needsCredential`: without one anybody could walk in. */
export type DoorProblem = 'portInUse' | 'needsCredential' | 'failed';

export class DoorError extends Error {
  readonly problem: DoorProblem;

  constructor(problem: DoorProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DoorError';
    this.problem = problem;
  }
}

export interface DoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** PEM texts; null speaks plain HTTP. */
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly logger: Logger;
  /**
   * Answers one request. With `Expect: 100-continue` the client waits for `readBody` before it sends. What it throws is
   * logged and answered with 500.
   */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly timeouts?: Partial<DoorTimeouts> | undefined;
}

/** In ms. A request that dribbles in slower than `requestMs` gets 408 and is cut off. */
export interface DoorTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly keepAliveMs: number;
  /** How long requests under way may take to finish once the door closes. */
  readonly drainMs: number;
}

const TIMEOUTS: DoorTimeouts = { headersMs: 5_000, requestMs: 10_000, keepAliveMs: 65_000, drainMs: 6_000 };
/** A desk has a handful of clients; what opens hundreds of connections is none of them. */
const MOST_CONNECTIONS = 512;

/** A listening HTTP server. */
export interface Door {
  /** Such as `http://127.0.0.1:8443`. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, lets requests under way finish, then closes. May be called again. */
  stop(): Promise<void>;
}

/** Listens; rejects with a `DoorError` if that is not possible. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const server = createServer(options, timeouts);
  const handle = guarded(options);
  server.on('request', handle);
  server.on('checkContinue', handle);
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = 0;

  await listen(server, options);
  server.on('error', (error) => options.logger.error('a listening socket failed', { error: error.message }));
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  let stopping: Promise<void> | null = null;
  return {
    url: `${options.tls === null ? 'http' : 'https'}://${host}:${port}`,
    port,
    stop: () => (stopping ??= close(server, timeouts.drainMs)),
  };
}

function createServer({ tls }: DoorOptions, timeouts: DoorTimeouts): Server {
  const settings = {
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    // How often Node looks for requests that take too long.
    connectionsCheckingInterval: Math.min(1_000, timeouts.headersMs),
  };
  if (tls === null) return createHttpServer(settings);
  try {
    return createHttpsServer({ ...settings, key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' });
  } catch (error) {
    throw new DoorError('failed', 'the key or the certificate cannot be used', error);
  }
}

function guarded({ handle, logger }: DoorOptions) {
  return (request: IncomingMessage, response: ServerResponse) => {
    try {
      handle(request, response);
    } catch (error) {
      logger.error('a request could not be handled', { error: String(error) });
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { connection: 'close' }).end();
    }
  };
}

function listen(server: Server, { host, port }: DoorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(new DoorError(taken ? 'portInUse' : 'failed', error.message, error));
    });
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function close(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const lastResort = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(lastResort);
      resolve();
    });
    // Idle connections went with `close`; one that is still answering becomes idle after it, and goes at once.
    server.keepAliveTimeout = 1;
  });
}

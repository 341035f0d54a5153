import type { SecureContext } from 'node:tls';
import { Agent, ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { failureOf } from './failureOf.ts';
import { isLoopback, proxyFromEnvironment, proxyFromSystem } from './proxy.ts';
import type { RequestScope } from './scope.ts';
import type { HttpRequest, HttpResult, ProxySetting, ResolveProxy } from './types.ts';

export interface TransportOptions {
  readonly userAgent: string;
  /** Read for every request: the setting can change while the app runs. */
  readonly proxy: () => ProxySetting;
  readonly resolveProxy: ResolveProxy;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** At most this many connections to one origin; more requests wait their turn. */
  readonly connections: number;
  readonly connectMs: number;
  /** Longest silence before the headers, and between two pieces of the body. */
  readonly silenceMs: number;
  /** How long an unused connection stays open. */
  readonly keepAliveMs: number;
  readonly maxBodyBytes: number;
  /** Called once, at the first https address. */
  readonly secureContext: () => SecureContext;
}

/** One attempt at one request over pooled connections. */
export interface Transport {
  exchange(request: HttpRequest, scope: RequestScope): Promise<HttpResult>;
  warm(baseUrl: string): void;
  stop(): Promise<void>;
}

/** Makes the transport; nothing connects before the first exchange. */
export function createTransport(options: TransportOptions): Transport {
  const dispatchers = new Map<string, Dispatcher>();
  let context: SecureContext | null = null;

  function dispatcherFor(protocol: string, proxy: string | null): Dispatcher {
    const key = `${protocol} ${proxy ?? ''}`;
    const known = dispatchers.get(key);
    if (known !== undefined) return known;
    // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED in somebody's environment cannot switch the check off.
    const connect = { timeout: options.connectMs, rejectUnauthorized: true };
    const secure = protocol === 'https:' || proxy?.startsWith('https:') === true;
    const secureConnect = secure
      ? { ...connect, secureContext: (context ??= options.secureContext()) }
      : connect;
    const pool = { connections: options.connections, keepAliveTimeout: options.keepAliveMs };
    const made =
      proxy === null
        ? new Agent({ ...pool, connect: secureConnect })
        : // Absolute form for http: most company proxies tunnel to port 443 only.
          new ProxyAgent({
            ...pool,
            uri: proxy,
            proxyTunnel: false,
            requestTls: secureConnect,
            proxyTls: secureConnect,
          });
    dispatchers.set(key, made);
    return made;
  }

  async function proxyOf(base: URL): Promise<string | null> {
    if (isLoopback(base.hostname)) return null;
    switch (options.proxy()) {
      case 'none':
        return null;
      case 'environment':
        return proxyFromEnvironment(base, options.env);
      case 'system':
        return proxyFromSystem(await options.resolveProxy(base.origin));
    }
  }

  return {
    async exchange(request, scope) {
      try {
        const base = new URL(request.baseUrl);
        const dispatcher = dispatcherFor(base.protocol, await proxyOf(base));
        return await exchangeOnce(dispatcher, base, request, scope, options);
      } catch (error) {
        return failureOf(error, scope.sent(), false);
      }
    },
    warm(baseUrl) {
      if (URL.canParse(baseUrl)) dispatcherFor(new URL(baseUrl).protocol, null);
    },
    async stop() {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/**
 * undici's own handler rather than its `request()`: only here is it told that a request is about to be written, which
 * is what makes `sent` certain.
 */
function exchangeOnce(
  dispatcher: Dispatcher,
  base: URL,
  request: HttpRequest,
  scope: RequestScope,
  options: TransportOptions,
): Promise<HttpResult> {
  if (scope.signal.aborted) return Promise.resolve(scope.failure());
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let head: { status: number; headers: Record<string, string> } | null = null;
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (result: HttpResult) => {
      scope.signal.removeEventListener('abort', withdraw);
      resolve(result);
    };
    const withdraw = () => {
      end(scope.failure());
      controller?.abort(new Error('withdrawn'));
    };
    scope.signal.addEventListener('abort', withdraw, { once: true });
    dispatcher.dispatch(
      {
        origin: base.origin,
        path: `${base.pathname.replace(/\/+$/, '')}${request.path}`,
        method: request.method,
        headers: { 'User-Agent': options.userAgent, ...request.headers },
        body: request.body ?? null,
        headersTimeout: options.silenceMs,
        bodyTimeout: options.silenceMs,
      },
      {
        onRequestStart(started) {
          // Withdrawn while it waited for a connection: it must not leave now.
          if (scope.signal.aborted) {
            started.abort(new Error('withdrawn'));
            return;
          }
          controller = started;
          scope.markSent();
        },
        onResponseStart(_controller, status, headers) {
          head = { status, headers: plainHeaders(headers) };
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size <= options.maxBodyBytes) {
            chunks.push(chunk);
            return;
          }
          const detail = `the answer is larger than ${options.maxBodyBytes} bytes`;
          end({ kind: 'failed', reason: 'unreadable', sent: true, detail });
          controller?.abort(new Error(detail));
        },
        onResponseEnd() {
          if (head !== null) end({ kind: 'response', ...head, text: decode(chunks) });
        },
        onResponseError(_controller, error) {
          end(failureOf(error, scope.sent(), head !== null));
        },
      },
    );
  });
}

/** UTF-8 without its byte order mark; what is no UTF-8 becomes replacement characters, never an exception. */
function decode(chunks: readonly Buffer[]): string {
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

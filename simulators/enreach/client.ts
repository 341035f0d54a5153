import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** One call as Enreach Core announces it (document 001, Enreach SmartRouting HTTP). */
export interface EnreachCall {
  readonly anum: string;
  readonly bnum?: string | undefined;
  readonly targetid?: string | undefined;
  readonly extradata?: Readonly<Record<string, unknown>> | undefined;
}

export interface EnreachReply {
  /** 0 if there was none. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The parsed body; undefined if it is no JSON. */
  readonly json: unknown;
  /** From the first byte sent to the last received. */
  readonly ms: number;
  /** The simulator hung up, as Enreach Core does after 5 s. */
  readonly hungUp: boolean;
}

/** A request as it goes out, for what Enreach Core itself would never send. */
export interface RawRequest {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  /** Instead of the credentials and the content type; a list repeats a header. */
  readonly headers?: OutgoingHttpHeaders | undefined;
  /** Chunks are sent without announcing a length. */
  readonly body?: string | Buffer | Iterable<Buffer> | undefined;
}

export interface EnreachSimulatorOptions {
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly basic?: { readonly username: string; readonly password: string } | undefined;
  /** PEM text of the authority to trust, for https. */
  readonly ca?: string | undefined;
  /** After how many ms without an answer it hangs up. */
  readonly hangUpMs?: number | undefined;
}

/** What was sent and what came back. */
export interface Exchange {
  readonly call: EnreachCall | null;
  readonly reply: EnreachReply;
}

export interface EnreachSimulator {
  post(call: EnreachCall): Promise<EnreachReply>;
  send(request: RawRequest): Promise<EnreachReply>;
  /** Every exchange so far, oldest first. */
  readonly log: readonly Exchange[];
  close(): void;
}

const HANG_UP_MS = 5_000;

/** Plays the side of Enreach Core: posts calls over kept-alive connections. */
export function createEnreachSimulator(options: EnreachSimulatorOptions): EnreachSimulator {
  const url = new URL(options.url);
  const secure = url.protocol === 'https:';
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, ca: options.ca })
    : new HttpAgent({ keepAlive: true });
  const request = secure ? httpsRequest : httpRequest;
  const credentials = credentialHeaders(options);
  const log: Exchange[] = [];

  async function exchange(call: EnreachCall | null, raw: RawRequest): Promise<EnreachReply> {
    const target: RequestOptions = {
      agent,
      method: raw.method ?? 'POST',
      path: raw.path ?? url.pathname,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      headers: raw.headers ?? { 'content-type': 'application/json', ...credentials },
    };
    const reply = await roundTrip(request, target, raw.body ?? '', options.hangUpMs ?? HANG_UP_MS);
    log.push({ call, reply });
    return reply;
  }

  return {
    post: (call) => exchange(call, { body: JSON.stringify(call) }),
    send: (raw) => exchange(null, raw),
    log,
    close: () => agent.destroy(),
  };
}

/** The headers that present a credential, as document 001 shows them. */
export function credentialHeaders({
  apiKey,
  basic,
}: Pick<EnreachSimulatorOptions, 'apiKey' | 'basic'>): Record<string, string> {
  if (apiKey !== undefined) return { 'X-Benemen-APIKey': apiKey };
  if (basic === undefined) return {};
  const pair = Buffer.from(`${basic.username}:${basic.password}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
}

function roundTrip(
  request: typeof httpRequest,
  target: RequestOptions,
  body: string | Buffer | Iterable<Buffer>,
  hangUpMs: number,
): Promise<EnreachReply> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const elapsed = (): number => performance.now() - startedAt;
    let hungUp = false;
    const outgoing = request(target, (incoming) => {
      readReply(incoming).then(
        (text) => {
          clearTimeout(patience);
          resolve(replyOf(incoming, text, elapsed()));
        },
        (error: unknown) => fail(error),
      );
    });
    const patience = setTimeout(() => {
      hungUp = true;
      outgoing.destroy();
    }, hangUpMs);
    const fail = (error: unknown): void => {
      clearTimeout(patience);
      if (!hungUp) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve({ status: 0, headers: {}, body: '', json: undefined, ms: elapsed(), hungUp });
    };
    outgoing.on('error', fail);
    if (typeof body === 'string' || Buffer.isBuffer(body)) {
      outgoing.end(body);
      return;
    }
    for (const chunk of body) outgoing.write(chunk);
    outgoing.end();
  });
}

async function readReply(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function replyOf(incoming: IncomingMessage, body: string, ms: number): EnreachReply {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  return { status: incoming.statusCode ?? 0, headers, body, json: jsonOf(body), ms, hungUp: false };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

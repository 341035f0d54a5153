import type { IncomingMessage, ServerResponse } from 'node:http';

/** `tooLarge`: more than allowed, by its own word or in fact. `aborted`: the client left before the end. */
export type Body = Buffer | 'tooLarge' | 'aborted';

/**
 * Reads a request to its end, `limit` bytes at most. `done` is called once. A callback and not a promise: this is on
 * the path of every routing answer.
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  done: (body: Body) => void,
): void {
  const announced = Number(headerOf(request, 'content-length') ?? 0);
  if (announced > limit) {
    done('tooLarge');
    return;
  }
  if (waitsForContinue(request)) {
    response.writeContinue();
    toldToContinue.add(request);
  }
  let first: Buffer | null = null;
  let chunks: Buffer[] | null = null;
  let length = 0;
  let settled = false;

  const settle = (body: Body): void => {
    if (settled) return;
    settled = true;
    request.off('data', take);
    done(body);
  };
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (length > limit) settle('tooLarge');
    else if (first === null) first = chunk;
    else if (chunks === null) chunks = [first, chunk];
    else chunks.push(chunk);
  };
  request.on('data', take);
  request.once('end', () => settle(chunks === null ? (first ?? Buffer.alloc(0)) : Buffer.concat(chunks)));
  request.once('close', () => settle('aborted'));
  request.once('error', () => settle('aborted'));
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Answers that there is nothing to say. */
export function sendNothing(response: ServerResponse): void {
  response.writeHead(204);
  response.end();
}

/** So much is still taken in after a refusal. Less than the buffers of both sockets together would change nothing. */
const LINGER_BYTES = 32 * 1024 * 1024;

/**
 * Answers with an error and closes the connection, whether or not the request was read. Closing while the client still
 * sends would reset the connection and destroy the answer on its way, so what comes is taken in and thrown away for a
 * while; the door's time-out for requests bounds how long.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  });
  if (request.complete || (waitsForContinue(request) && !toldToContinue.has(request))) {
    response.end(body);
    return;
  }
  response.write(body);
  let left = LINGER_BYTES;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) response.end();
  });
  request.once('end', () => response.end());
  request.once('error', () => response.end());
  request.resume();
}

/** The value of a header, the first if it was sent more than once; null without it. `name` in lower case. */
export function headerOf(request: IncomingMessage, name: string): string | null {
  return headerValues(request, name)[0] ?? null;
}

/** Every value of a header as it was sent: Node itself joins or drops repeated ones. `name` in lower case. */
export function headerValues(request: IncomingMessage, name: string): readonly string[] {
  const { rawHeaders } = request;
  let values: string[] | null = null;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const key = rawHeaders[at];
    const value = rawHeaders[at + 1];
    if (key === undefined || value === undefined) continue;
    if (key.length !== name.length || key.toLowerCase() !== name) continue;
    if (values === null) values = [value];
    else values.push(value);
  }
  return values ?? NONE;
}

const NONE: readonly string[] = [];

/** The path of a request without its query; null for what is no path, such as a proxy's absolute address. */
export function pathOf(request: IncomingMessage): string | null {
  const { url } = request;
  if (url?.startsWith('/') !== true) return null;
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

/** Requests with `Expect` whose client was told to send; the others send nothing more. */
const toldToContinue = new WeakSet<IncomingMessage>();

function waitsForContinue(request: IncomingMessage): boolean {
  return headerOf(request, 'expect') !== null;
}

import { STATUS_CODES } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface ReplayedResponse {
  readonly status: number;
  readonly type?: string | undefined;
  readonly body: string;
}

/** One request, as the bytes that came over the socket. */
export interface RawRequest {
  readonly line: string;
  /** Names and values as they were written, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** What followed the headers, a byte a character. */
  readonly rest: string;
}

/**
 * A bare socket on the loopback interface that answers each request with the next of the prepared responses, byte for
 * byte, and keeps what it was sent. No HTTP library stands between the client's bytes and the test.
 */
export async function startReplayServer() {
  const requests: RawRequest[] = [];
  let prepared: ReplayedResponse[] = [];
  const server = createServer((socket) => {
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      const end = received.indexOf('\r\n\r\n');
      if (end < 0 || received.length - end - 4 < announcedLength(received.slice(0, end))) return;
      requests.push(readRequest(received.slice(0, end), received.slice(end + 4)));
      received = '';
      const response = prepared.shift();
      if (response === undefined) socket.destroy();
      else socket.end(bytesOf(response));
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    requests,
    prepare(responses: readonly ReplayedResponse[]): void {
      prepared = [...responses];
      requests.length = 0;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function announcedLength(head: string): number {
  return Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}

function readRequest(head: string, rest: string): RawRequest {
  const [line = '', ...headers] = head.split('\r\n');
  return {
    line,
    headers: headers.map((header) => {
      const colon = header.indexOf(':');
      return { name: header.slice(0, colon), value: header.slice(colon + 1).trim() };
    }),
    rest,
  };
}

function bytesOf({ status, type, body }: ReplayedResponse): string {
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

import { keepAliveConnection } from './keepAliveConnection.ts';
import { now } from './wait.ts';

/** A request to a server on this machine. */
export interface Message {
  readonly port: number;
  readonly method: 'POST' | 'DELETE' | 'GET';
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The request as it goes over the wire. */
export function wireText({ port, method, target, headers, body = '' }: Message): string {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** When a request went into the socket and when its answer was there, in ms since the epoch. */
export interface Exchanged {
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Sends one request on a connection that stands already; throws unless it is answered with a 2xx. */
export async function exchange(message: Message): Promise<Exchanged> {
  const connection = await keepAliveConnection(message.port);
  try {
    const request = Buffer.from(wireText(message));
    const sentAt = now();
    const status = await connection.exchange(request);
    const answeredAt = now();
    if (status < 200 || status > 299) throw new Error(`${message.method} ${message.target}: ${status}`);
    return { sentAt, answeredAt };
  } finally {
    connection.close();
  }
}

import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from '../../support/testCertificate.ts';

export interface TestProxy {
  readonly address: string;
  /** Every request line seen: `GET http://host/path` or `CONNECT host:port`. */
  readonly seen: readonly string[];
  /** From now on answers everything with this status instead of passing it on. */
  refuseWith(status: number): void;
  stop(): Promise<void>;
}

/** A small real proxy on the loopback interface. Whatever host is asked for, it leads to `target`; with a certificate it is itself reached by TLS. */
export async function startTestProxy(target: string, tls?: TestCertificate): Promise<TestProxy> {
  const { hostname, port } = new URL(target);
  const seen: string[] = [];
  let refusal: number | null = null;
  const server = tls === undefined ? createServer() : createTlsServer(tls);
  server.on('request', (incoming, outgoing) => {
    seen.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    if (refusal !== null) {
      outgoing.writeHead(refusal).end();
      return;
    }
    const { pathname, search } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const onward = request({ hostname, port, method, headers, path: pathname + search }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url ?? ''}`);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    refuseWith(status) {
      refusal = status;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

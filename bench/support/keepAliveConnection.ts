import { connect } from 'node:net';

/** A connection that carries one request at a time. */
export interface Connection {
  /** Sends a whole request and resolves with the status once the whole answer has come. */
  exchange(request: Buffer): Promise<number>;
  close(): void;
}

/** Opens a connection to a server on this machine that answers with a content-length, or 204. */
export function keepAliveConnection(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let waiting: { resolve(status: number): void; reject(error: Error): void } | undefined;
    let received = '';
    const fail = (error: Error): void => {
      reject(error);
      waiting?.reject(error);
    };
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      resolve({
        exchange: (request) =>
          new Promise((answered, failed) => {
            waiting = { resolve: answered, reject: failed };
            socket.write(request);
          }),
        close: () => {
          socket.off('close', closed);
          socket.destroy();
        },
      });
    });
    socket.on('data', (text: string) => {
      received += text;
      const status = statusOfWhole(received);
      if (status === undefined) return;
      received = '';
      waiting?.resolve(status);
    });
    const closed = (): void => {
      fail(new Error('the server closed the connection'));
    };
    socket.on('error', fail);
    socket.on('close', closed);
  });
}

/** The status of an answer, once all of it is there. */
function statusOfWhole(text: string): number | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const status = Number(text.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd + 2))?.[1];
  if (length === undefined && status !== 204) throw new Error('an answer of unknown length');
  return text.length >= headEnd + 4 + Number(length ?? 0) ? status : undefined;
}

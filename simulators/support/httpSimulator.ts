import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createDelays, createFaultDesk, faultSchema } from './faults.ts';
import type { EndFault, Fault } from './faults.ts';

/** One request as it came. `target` is the raw request target, never decoded. */
export interface SimulatedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SimulatedAnswer {
  readonly status: number;
  readonly type?: string | undefined;
  readonly body: string;
  /** Sent instead of the body, for what is no text. */
  readonly bytes?: Uint8Array | undefined;
  /** Besides type and length. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One line of the request log. `outcome` is the status sent, the fault that stood instead, or null while pending. */
export interface LoggedRequest extends SimulatedRequest {
  readonly at: number;
  readonly operation: string | null;
  readonly outcome: number | EndFault | null;
}

/** What a particular system brings to the common base. */
export interface SimulatedSystem {
  readonly name: string;
  /** The name of the operation that a request is for, or null. */
  operationOf(request: SimulatedRequest): string | null;
  answer(request: SimulatedRequest, operation: string | null): SimulatedAnswer;
  /** The body that this system sends with a status. */
  statusAnswer(status: number): SimulatedAnswer;
  /** Extra control commands: `PUT /_control/{name}` with a JSON body. A throw answers 400. */
  readonly controls: Readonly<Record<string, (body: unknown) => void>>;
  /** What can be looked at: `GET /_control/{name}`, as JSON. */
  readonly views?: Readonly<Record<string, () => unknown>>;
}

export interface HttpSimulator {
  readonly url: string;
  /** Every request so far, oldest first, without those to the control surface. */
  log(): readonly LoggedRequest[];
  clearLog(): void;
  setFaults(faults: readonly Fault[]): void;
  /** Hears of each request when it has been read, before it is answered. Returns the function that stops it. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
  stop(): Promise<void>;
}

export interface ListenOptions {
  /** Default 0: the system picks a free one. */
  readonly port?: number | undefined;
  /** PEM; with it the simulator speaks TLS. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  /** The time in the log, in ms since the epoch; default: the real one. */
  readonly now?: (() => number) | undefined;
}

const CONTROL = '/_control/';
const PAGE = '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please sign in.</body></html>';

/**
 * Starts a simulated system on the loopback interface, with a log, faults and a control surface:
 * `GET /_control/log`, `DELETE /_control/log`, `PUT /_control/faults` and the system's own controls.
 */
export async function startHttpSimulator(
  system: SimulatedSystem,
  { port = 0, tls, now = Date.now }: ListenOptions,
): Promise<HttpSimulator> {
  const faults = createFaultDesk(system.name);
  const delays = createDelays();
  const listeners = new Set<(request: LoggedRequest) => void>();
  let log: LoggedRequest[] = [];

  function handle(message: IncomingMessage, response: ServerResponse, body: string): void {
    const { method = '', url: target = '', headers } = message;
    const request: SimulatedRequest = { method, target, headers, body };
    if (target.startsWith(CONTROL)) {
      write(response, control(request));
      return;
    }
    const operation = system.operationOf(request);
    const plan = faults.planFor(operation ?? '');
    const entry = { at: now(), operation, outcome: null as LoggedRequest['outcome'], ...request };
    log.push(entry);
    for (const listener of listeners) listener(entry);
    delays.after(plan.delayMs, () => {
      if (plan.end !== null) {
        entry.outcome = plan.end.kind === 'status' ? plan.end.value : plan.end.kind;
        if (plan.end.acts) system.answer(request, operation);
        misbehave(response, plan.end.kind, system.statusAnswer(plan.end.value));
        return;
      }
      const answer = system.answer(request, operation);
      entry.outcome = answer.status;
      write(response, answer);
    });
  }

  function control({ method, target, body }: SimulatedRequest): SimulatedAnswer {
    const name = target.slice(CONTROL.length);
    try {
      if (name === 'log' && method === 'GET') return json(200, log);
      if (method === 'GET' && system.views?.[name] !== undefined) return json(200, system.views[name]());
      if (name === 'log' && method === 'DELETE') log = [];
      else if (method !== 'PUT') return json(404, { error: 'no such control' });
      else if (name === 'faults') faults.set(z.array(faultSchema).parse(JSON.parse(body)));
      else if (system.controls[name] !== undefined) system.controls[name](JSON.parse(body));
      else return json(404, { error: 'no such control' });
      return json(200, {});
    } catch (error) {
      return json(400, { error: String(error) });
    }
  }

  const listener = (message: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => handle(message, response, Buffer.concat(chunks).toString('utf8')));
    // A client that gives up is part of the play.
    message.on('error', () => {});
    response.on('error', () => {});
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;

  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${bound}`,
    log: () => log,
    clearLog: () => {
      log = [];
    },
    setFaults: (next) => {
      faults.set(next);
    },
    onRequest(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async stop() {
      delays.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A JSON answer. */
export function json(status: number, value: unknown): SimulatedAnswer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

function write(response: ServerResponse, { status, type, body, bytes, headers }: SimulatedAnswer): void {
  response.writeHead(status, {
    ...headers,
    ...(type === undefined ? {} : { 'Content-Type': type }),
    'Content-Length': bytes?.byteLength ?? Buffer.byteLength(body),
  });
  response.end(bytes ?? body);
}

function misbehave(response: ServerResponse, kind: EndFault, statusAnswer: SimulatedAnswer): void {
  const { socket } = response;
  switch (kind) {
    case 'status':
      write(response, statusAnswer);
      return;
    case 'html':
      write(response, { status: 200, type: 'text/html; charset=utf-8', body: PAGE });
      return;
    case 'garbage':
      socket?.end('\u0000\u0001 this is no HTTP\r\n\r\n');
      return;
    case 'halfBody':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 64 });
      // Destroyed only once the first half is on its way, so that the client really reads half a body.
      response.write('{"response":"9', () => socket?.destroy());
      return;
    case 'reset':
      socket?.destroy();
      return;
    case 'silence':
  }
}

import { request, type OutgoingHttpHeaders } from 'node:http';

/** What the call hook answered. */
export interface HookReply {
  readonly status: number;
  readonly json: unknown;
}

/** A request as it goes out. `headers` come on top of Node's own, and win over them. */
export interface HookRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'OPTIONS';
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Plays a softphone of this machine, right or wrong. */
export interface HookSimulator {
  /** Tells of a call with the right token, by GET. */
  tell(fields: Readonly<Record<string, string>>): Promise<HookReply>;
  /** Sends exactly this; without a token unless it is in there. */
  send(what: HookRequest): Promise<HookReply>;
  readonly bearer: OutgoingHttpHeaders;
}

/** `url` is the address that the app reports for its call hook. */
export function hookSimulator(url: string, token: string): HookSimulator {
  const bearer = { authorization: `Bearer ${token}` };
  const send = (what: HookRequest): Promise<HookReply> => exchange(new URL(url), what);
  return { bearer, send, tell: (query) => send({ query, headers: bearer }) };
}

/** Not fetch: it would not let a test name a host or an origin of its own. */
function exchange(url: URL, { method = 'GET', path, query, headers, body }: HookRequest): Promise<HookReply> {
  const search = query === undefined ? '' : `?${queryText(query)}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        method,
        host: url.hostname,
        port: url.port,
        path: `${path ?? url.pathname}${search}`,
        ...(headers === undefined ? {} : { headers }),
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, json: text === '' ? null : JSON.parse(text) });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** As softphones fill in their templates: percent-encoded, no plus for a space. */
function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

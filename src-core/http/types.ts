/**
 * Why a request brought no answer. `unreachable` covers DNS, refused and reset connections and proxies that do not
 * let us through; `tls` is a certificate or handshake; `unreadable` an answer that broke off, is no HTTP or is too
 * large; `resting` a provider left alone after repeated failures; `badRequest` one that cannot be put on the wire.
 */
export type HttpFailureReason =
  'timeout' | 'unreachable' | 'tls' | 'unreadable' | 'resting' | 'cancelled' | 'badRequest';

export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  /** Names in lower case; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * `sent` false means that not one byte of the request left (DNS, refused, TLS, still in our queue), so that even a
 * request that rings someone may be repeated. `detail` is technical English without secrets or numbers.
 */
export interface HttpFailure {
  readonly kind: 'failed';
  readonly reason: HttpFailureReason;
  readonly sent: boolean;
  readonly detail: string;
}

/** Every outcome is a value: `request` never rejects. */
export type HttpResult = HttpResponse | HttpFailure;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `http:` or `https:`, perhaps with a path of its own, which `path` is appended to. */
  readonly baseUrl: string;
  /** Begins with `/` and is already percent-encoded; sent byte for byte, so `%2E%2E` stays a segment. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything together: proxy, connection, retries, the last byte of the body. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** Called just before the first byte of the first attempt is written: from then on somebody may have read it. */
  readonly onSent?: () => void;
  /** Asked by a person to find out what is wrong: goes out even while the provider rests. */
  readonly probe?: boolean;
}

export type ProxySetting = 'system' | 'environment' | 'none';

/**
 * Asks the operating system for the proxy of an address: a proxy URL, the `PROXY host:port; DIRECT` form that
 * browsers use, or null for none.
 */
export type ResolveProxy = (url: string) => Promise<string | null>;

export interface Http {
  request(request: HttpRequest): Promise<HttpResult>;
  /** Loads what the first request would have to wait for; with an https address the authorities too. */
  warm(baseUrl?: string): Promise<void>;
  /** Drops every connection; requests under way end as cancelled. */
  stop(): Promise<void>;
}

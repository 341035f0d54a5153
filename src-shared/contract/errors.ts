/**
 * Every way a request to main can fail. `forbidden`: the sender may not ask this. `badRequest`: the payload does not
 * fit. `notFound`: no such call or caller. `idInUse`: something else was written down under this id. `lockedByPolicy`: an
 * administrator fixed this setting. `busy`: one thing at a time. `outdated`: it was chosen in a list that is another one by
 * now.
 */
export const ERROR_CODES = [
  'forbidden',
  'badRequest',
  'notFound',
  'idInUse',
  'lockedByPolicy',
  'busy',
  'outdated',
  'notConfigured',
  'storageFailed',
  'vaultUnavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** `message` is for logs and a detail line; screens choose their words by `code`. */
export interface ContractError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: string | undefined;
}

/** How a reply crosses the wall: errors as data, since Electron carries only the text of a thrown one. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ContractError };

/** Thrown by handlers in main; becomes the `error` of an outcome. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, message: string, detail?: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.detail = detail;
  }
}

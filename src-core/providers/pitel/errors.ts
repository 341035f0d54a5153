import type { RouteField, RouteRefusal, RouteRefusalCode } from '#shared/domain/stickyRoute.ts';

/**
 * Document 003 names no error. Pitel's other operations show the form and a few words; the rest is what such systems
 * say. The first that fits counts; what fits none keeps its own words.
 */
const PATTERNS: readonly { pattern: RegExp; code: RouteRefusalCode; field: RouteField }[] = [
  {
    pattern: /\bphone(_number| number)?\b.{0,40}\b(required|missing|empty|blank)/i,
    code: 'required',
    field: 'number',
  },
  {
    pattern: /\b(agent|extension)\b.{0,40}\b(required|missing|empty|blank)/i,
    code: 'required',
    field: 'extension',
  },
  { pattern: /\bUSER_NOT_REGISTERED\b/i, code: 'unknown', field: 'extension' },
  {
    pattern:
      /\b(agent|extension|user)\b.{0,40}\b(not[ _-]?(found|exist|registered)|does ?n.t exist|unknown)/i,
    code: 'unknown',
    field: 'extension',
  },
  {
    pattern: /\bphone(_number| number)?\b.{0,40}\b(invalid|not valid|malformed|well.formed|format)/i,
    code: 'malformed',
    field: 'number',
  },
  { pattern: /\binvalid phone\b/i, code: 'malformed', field: 'number' },
  {
    pattern: /\b(agent|extension)\b.{0,40}\b(invalid|not valid|malformed|well.formed|format)/i,
    code: 'malformed',
    field: 'extension',
  },
  { pattern: /\binvalid (agent|extension)\b/i, code: 'malformed', field: 'extension' },
];

/** What words of refusal mean; `other` if no pattern fits. Any text will do. */
export function refusalOf(message: string): RouteRefusal {
  const raw = message.trim().slice(0, 500);
  const fit = PATTERNS.find(({ pattern }) => pattern.test(raw));
  return { code: fit?.code ?? 'other', field: fit?.field ?? null, raw };
}

/** A refusal that is told by something else than words. */
export function refusalBy(code: RouteRefusalCode, raw: string): RouteRefusal {
  return { code, field: null, raw };
}

/** Words for "there is no such entry". What a server says of a wrong address is not among them. */
export function saysNoEntry(message: string): boolean {
  if (saysNoPage(message)) return false;
  return /\bnot[ _-]?(found|exist)|\bno such\b|does ?n.t exist|\bno (data|record|result)s?\b/i.test(message);
}

/** Words of a web server about its own addresses. */
export function saysNoPage(message: string): boolean {
  return /\b(page|route|url|path|endpoint|resource) (was )?not found\b/i.test(message);
}

/** Words that refuse the token, not the request. */
export function saysTokenRefused(message: string): boolean {
  return /\btoken\b.{0,40}\b(expired|invalid|wrong|revoked)|\b(expired|invalid|wrong) (access )?token\b|\bunauthori[sz]ed\b/i.test(
    message,
  );
}

/** Words that refuse the API key itself. */
export function saysKeyRefused(message: string): boolean {
  return /\bapi[ _-]?key\b/i.test(message) || saysTokenRefused(message);
}

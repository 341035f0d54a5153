import type { EnreachReply } from './client.ts';

/**
 * What Enreach Core would hold against a reply (document 001): only 200 with JSON and 204 without a body mean anything,
 * and only the properties that a rule names may be touched. `asked`: those properties; null leaves them unchecked.
 */
export function problemsOf(reply: EnreachReply, asked: readonly string[] | null = null): readonly string[] {
  if (reply.hungUp) return [`no answer within ${Math.round(reply.ms)} ms`];
  if (reply.status === 204) return reply.body === '' ? [] : ['204 with a body'];
  if (reply.status !== 200) return [`status ${reply.status}: the call proceeds by default`];
  return [...typeProblems(reply), ...bodyProblems(reply, asked)];
}

function typeProblems({ headers }: EnreachReply): readonly string[] {
  const type = headers['content-type'] ?? '';
  return /^application\/json(;|$)/i.test(type) ? [] : [`content type is "${type}"`];
}

function bodyProblems({ json }: EnreachReply, asked: readonly string[] | null): readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return ['the body is no JSON object'];
  const entries = Object.entries(json);
  const problems = entries.length === 0 ? ['an empty object where 204 says the same'] : [];
  for (const [name, value] of entries) {
    if (value === null) problems.push(`"${name}" is null`);
    if (asked !== null && !asked.includes(name)) problems.push(`"${name}" was not asked for`);
  }
  return problems;
}

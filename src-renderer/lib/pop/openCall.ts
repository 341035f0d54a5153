import type { CallView } from '#shared/contract/views.ts';

/**
 * Which call of the pop stands open. The one a person is in, or chose while it was still on; else the one being
 * talked to; else the first. So a new ring never closes what the agent reads or types in.
 */
export function openCallOf(
  calls: readonly CallView[],
  chosen: string | null,
  focused: string | null,
): string | null {
  const find = (id: string | null): CallView | undefined => calls.find((call) => call.id === id);
  const within = find(focused);
  if (within !== undefined) return within.id;
  const picked = find(chosen);
  if (picked !== undefined && picked.state !== 'ended') return picked.id;
  const answered = calls.find((call) => call.state === 'answered');
  return (answered ?? calls[0])?.id ?? null;
}

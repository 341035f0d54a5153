import type { CallReport } from '#shared/domain/call.ts';
import type { Link } from '#shared/domain/links.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';

export interface LinkPorts {
  readonly readNumber: ReadNumber;
  readonly newId: () => string;
}

/**
 * A `ringside://incoming` link as a report of a ringing call; `at` in ms. Such links are the pop addresses of
 * softphones: they tell that a call rings, and never that it ends.
 */
export function linkReportOf(
  link: Extract<Link, { kind: 'incoming' }>,
  at: number,
  { readNumber, newId }: LinkPorts,
): CallReport {
  return {
    id: link.id ?? newId(),
    source: 'link',
    state: 'ringing',
    at,
    party: link.number === null ? null : readNumber(link.number),
    called: null,
    announcedQueue: null,
    code: link.code,
  };
}

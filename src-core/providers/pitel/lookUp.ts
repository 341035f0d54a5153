import type { Answer } from '#shared/domain/facts.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { entriesAnswerOf } from './answers.ts';
import type { Line } from './line.ts';
import { walkPages } from './listing.ts';
import type { RoutePage } from './listing.ts';
import { routeOf } from './map.ts';
import type { RouteReading } from './map.ts';
import { entryPath, PAGE_SIZE } from './operations.ts';

/** How many entries are gone through for one that its own path does not lead to. */
const SEARCH_CAP = 20_000;

const NOT_FOUND_IN_TIME = {
  kind: 'failed',
  reason: 'unreadable',
  detail: 'another entry answers, and what could be read of the list does not hold this one',
} as const;

const OTHERS_ANSWER = {
  kind: 'failed',
  reason: 'unreadable',
  detail: 'entries of other numbers answer',
} as const;

interface LookUpOptions {
  readonly line: Pick<Line, 'send'>;
  readonly list: (at: { offset: number; limit: number }, signal?: AbortSignal) => Promise<Answer<RoutePage>>;
  readonly reading: () => RouteReading;
}

/**
 * Looks single entries up. The path of document 003 takes an id or a number without saying which, and a short number
 * may equal the id of another entry: so what answers is looked at, and if it is another one, the list decides.
 */
export function createLookUp({ line, list, reading }: LookUpOptions) {
  /** Whatever answers to an id or a number; `unknown` for nothing. */
  async function entriesAt(
    idOrNumber: string,
    signal?: AbortSignal,
  ): Promise<Answer<readonly StickyRoute[]>> {
    const answer = entriesAnswerOf(await line.send('GET', entryPath(idOrNumber), null, { signal }));
    if (answer.kind !== 'known') return answer;
    const how = reading();
    return { kind: 'known', value: answer.value.map((entry) => routeOf(entry, how)) };
  }

  /** The entry meant, by its id or number as the directory is given it. */
  async function lookUp(
    idOrNumber: string,
    isMeant: (route: StickyRoute) => boolean,
    signal?: AbortSignal,
  ): Promise<Answer<StickyRoute>> {
    return (await lookUpAny([idOrNumber], isMeant, signal)).answer;
  }

  /**
   * The entry meant, by any of these; all are asked at once. `byList`: the whole list was gone through for it, so that
   * there is no such entry in any other writing either.
   */
  async function lookUpAny(
    idsOrNumbers: readonly string[],
    isMeant: (route: StickyRoute) => boolean,
    signal?: AbortSignal,
  ): Promise<{ readonly answer: Answer<StickyRoute>; readonly byList: boolean }> {
    const answers = await Promise.all(
      idsOrNumbers.map(async (asked) => ({ asked, answer: await entriesAt(asked, signal) })),
    );
    let failure: Answer<StickyRoute> | undefined;
    let others = 0;
    let explained = true;
    for (const { asked, answer } of answers) {
      if (answer.kind === 'failed') failure ??= answer;
      if (answer.kind !== 'known') continue;
      const meant = answer.value.find(isMeant);
      if (meant !== undefined) return { answer: { kind: 'known', value: meant }, byList: false };
      others += 1;
      // An entry whose id or number was asked for explains why it answers. Without such a reason the directory does not
      // tell what it holds: that the list has no such entry is no proof, then.
      explained &&= answer.value.some(({ id, raw }) => id === asked || raw === asked);
    }
    if (failure !== undefined) return { answer: failure, byList: false };
    if (others === 0) return { answer: { kind: 'unknown' }, byList: false };
    const listed = await searchList(isMeant, signal);
    return { answer: listed.kind === 'unknown' && !explained ? OTHERS_ANSWER : listed, byList: true };
  }

  async function searchList(
    isMeant: (route: StickyRoute) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<Answer<StickyRoute>> {
    let found: StickyRoute | undefined;
    const visit = ({ routes }: RoutePage) => {
      found ??= routes.find(isMeant);
      return found === undefined;
    };
    const listing = await walkPages(list, { cap: SEARCH_CAP, limit: PAGE_SIZE, signal, visit });
    if (found !== undefined) return { kind: 'known', value: found };
    if (listing.kind === 'failed') return listing;
    return listing.kind === 'known' && listing.value.end !== 'all' ? NOT_FOUND_IN_TIME : { kind: 'unknown' };
  }

  return { entriesAt, lookUp, lookUpAny };
}

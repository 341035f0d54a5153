import { LONGEST_LINK } from '#shared/domain/links.ts';

/**
 * Chromium hands the arguments of a second start to the app that runs in one message of 32 KB. It takes one that cannot
 * get it for hung, and kills it. The arguments stand in it twice: once more as data.
 */
const MOST_BYTES = 8_192;
const MOST_ARGUMENTS = 20;

/**
 * Arguments that can be handed over: each cut to where a link is too long to be read, which is then said. Null if they
 * are short enough as they are.
 */
export function shortArguments(args: readonly string[]): string[] | null {
  if (bytesOf(args) <= MOST_BYTES) return null;
  const short = args.slice(0, MOST_ARGUMENTS).map((text) => text.slice(0, LONGEST_LINK + 1));
  while (bytesOf(short) > MOST_BYTES) short.pop();
  return short;
}

function bytesOf(args: readonly string[]): number {
  return args.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
}

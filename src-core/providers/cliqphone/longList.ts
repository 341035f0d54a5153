import { createTurns } from '../../slices.ts';

/** As much JSON as is read in one go, in well under a slice of time. */
const PIECE = 64 * 1024;
/** So many cuts are tried for a piece: within a text or a nested list a cut goes wrong. */
const MOST_TRIES = 8;

/**
 * Reads a JSON list of any length, a piece at a time, so that calls and windows go on meanwhile; null if it is none. It is
 * cut between objects. Where a cut went wrong, the piece is no JSON by itself, and the next place is tried; the last piece,
 * and all that cannot be cut, is read whole.
 */
export async function readLongList(text: string): Promise<readonly unknown[] | null> {
  const turn = createTurns();
  const items: unknown[] = [];
  for (let at = 1; ;) {
    const piece = nextPiece(text, at);
    if (piece === null) {
      const rest = parsed(`[${text.slice(at)}`);
      return rest === null ? null : items.concat(rest);
    }
    items.push(...piece.items);
    at = piece.end;
    await turn();
  }
}

function nextPiece(
  text: string,
  at: number,
): { readonly items: readonly unknown[]; readonly end: number } | null {
  const cut = /\}\s*,\s*(?=\{)/g;
  cut.lastIndex = at + PIECE;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = cut.exec(text);
    if (found === null) return null;
    const items = parsed(`[${text.slice(at, found.index + 1)}]`);
    if (items !== null) return { items, end: found.index + found[0].length };
  }
  return null;
}

function parsed(json: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

import { parseArgs } from 'node:util';
import { PlainError } from '../../scripts/lib/say.ts';
import type { Figure } from './figure.ts';

/** What `npm run bench -- …` was asked for. */
export interface Request {
  readonly figures: readonly Figure[];
  readonly quick: boolean;
  /** Everything, in full: only such a run may replace the kept results. */
  readonly whole: boolean;
}

/**
 * Reads `--only NAME` (repeatable, or names with commas) and `--quick`.
 * @throws PlainError that names the figures there are.
 */
export function readRequest(args: readonly string[], all: readonly Figure[]): Request {
  const names = all.map(({ name }) => name);
  const { only, quick } = parse(args, names);
  const asked = only.flatMap((text) => text.split(','));
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new PlainError(`no such figure: ${unknown.join(', ')}\n${usage(names)}`);
  const figures = asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
  return { figures, quick, whole: asked.length === 0 && !quick };
}

function parse(args: readonly string[], names: readonly string[]): { only: string[]; quick: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
    });
    return { only: values.only ?? [], quick: values.quick ?? false };
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage(names)}`);
  }
}

function usage(names: readonly string[]): string {
  return `npm run bench -- [--quick] [--only NAME]…\n  NAME: ${names.join(', ')}`;
}

import type { Edge, House, HouseFile } from '../house.ts';

/** One breach of a rule: the file, the line (0 for the whole file) and what was done there. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** One rule of the house. `why` completes "forbidden, because …". */
export interface Rule {
  readonly id: string;
  readonly why: string;
  readonly breaches: (house: House) => Breach[];
}

/** A rule about single imports: those from files matching `from` for which `forbids` says so. */
export function importRule(id: string, why: string, from: RegExp, forbids: (edge: Edge) => boolean): Rule {
  return {
    id,
    why,
    breaches: (house) =>
      [...house.files.values()]
        .filter((file) => from.test(file.path))
        .flatMap((file) => file.imports)
        .filter(forbids)
        .map((edge) => ({ file: edge.from, line: edge.line, what: `imports ${edge.specifier}` })),
  };
}

/** A rule about whole files. `lines` gives the lines that break it, 0 for all of the file. */
export function fileRule(
  id: string,
  why: string,
  what: string,
  lines: (file: HouseFile) => readonly number[],
): Rule {
  return {
    id,
    why,
    breaches: (house) =>
      [...house.files.values()].flatMap((file) =>
        lines(file).map((line) => ({ file: file.path, line, what })),
      ),
  };
}

/** The root in which a path lies. */
export const rootOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** Folder (or lone file) directly below `parent` in which a path lies. */
export function roomOf(path: string, parent: string): string | undefined {
  return path.startsWith(`${parent}/`) ? path.slice(parent.length + 1).split('/', 1)[0] : undefined;
}

/** True when the import leads to a file of the project for which `matches` holds. */
export function toFile(edge: Edge, matches: (path: string) => boolean): boolean {
  return edge.target.kind === 'file' && matches(edge.target.path);
}

/** True when the import leads to a package whose name matches. */
export function toPackage(edge: Edge, pattern: RegExp): boolean {
  return edge.target.kind === 'package' && pattern.test(edge.target.name);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { readSource, type ImportRecord } from './imports.ts';

/** Where an import leads: a file of the project, an npm package, a module of Node, or nowhere. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'missing' };

/** One import with both ends known. Paths are relative to the project, with `/`. */
export interface Edge extends ImportRecord {
  readonly from: string;
  readonly target: Target;
}

/** One source file, its imports resolved. */
export interface House {
  readonly files: ReadonlyMap<string, HouseFile>;
  /** Folders at the top, without the hidden and the generated ones. */
  readonly topFolders: readonly string[];
  /** True when the project has this file, source or not. */
  readonly has: (path: string) => boolean;
}

/** What the rules know of one source file. */
export interface HouseFile {
  readonly path: string;
  readonly imports: readonly Edge[];
  readonly isBarrel: boolean;
  readonly workLines: readonly number[];
}

/** Made by tools, or by running the project; never part of its source. */
const GENERATED = new Set(['node_modules', 'out', 'dist', 'coverage', 'test-results', 'demo-output']);
const SOURCE = /\.(ts|js|mjs|cjs|svelte)$/;

/** Reads every source file below `root`. `skip` names folders, relative to it, that are left out. */
export function readHouse(
  root: string,
  aliases: Readonly<Record<string, string>>,
  skip: string[] = [],
): House {
  const topFolders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !GENERATED.has(entry.name))
    .map((entry) => entry.name);
  const paths = topFolders.flatMap((folder) => sourcesBelow(root, folder, skip));
  const has = (path: string): boolean => existsSync(join(root, path));
  const files = paths.map((path): HouseFile => {
    const facts = readSource(path, readFileSync(join(root, path), 'utf8'));
    const imports = facts.imports.map((record): Edge => ({
      ...record,
      from: path,
      target: resolve(path, record, aliases, has),
    }));
    return { path, imports, isBarrel: facts.isBarrel, workLines: facts.workLines };
  });
  return { files: new Map(files.map((file) => [file.path, file])), topFolders, has };
}

function sourcesBelow(root: string, folder: string, skip: string[]): string[] {
  if (skip.includes(folder)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return GENERATED.has(entry.name) ? [] : sourcesBelow(root, path, skip);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

function resolve(
  from: string,
  { specifier, form }: ImportRecord,
  aliases: Readonly<Record<string, string>>,
  has: (path: string) => boolean,
): Target {
  if (form === 'unreadable') return { kind: 'missing' };
  const bare = specifier.replace(/\?[\w&=]*$/, '');
  if (bare.startsWith('.')) return fileAt(posix.join(posix.dirname(from), bare), has);
  if (bare.startsWith('#')) {
    for (const [alias, place] of Object.entries(aliases)) {
      const prefix = alias.replace(/\*$/, '');
      if (bare.startsWith(prefix)) {
        return fileAt(posix.join(place.replace(/\*$/, ''), bare.slice(prefix.length)), has);
      }
    }
    return { kind: 'missing' };
  }
  if (bare.startsWith('node:') || builtinModules.includes(bare)) {
    return { kind: 'builtin', name: bare.replace(/^node:/, '') };
  }
  const name = bare.split('/', bare.startsWith('@') ? 2 : 1).join('/');
  return { kind: 'package', name };
}

function fileAt(path: string, has: (path: string) => boolean): Target {
  return has(path) ? { kind: 'file', path } : { kind: 'missing' };
}

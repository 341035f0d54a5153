import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** The scripts of a built page: what it loads before it can do anything, and what it may load later. */
export interface PageScripts {
  readonly atStart: readonly string[];
  readonly later: readonly string[];
}

/** Follows a built page's scripts through their imports. Paths are absolute. */
export function scriptsOf(htmlFile: string): PageScripts {
  const html = readFileSync(htmlFile, 'utf8');
  const entries = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => source);
  const atStart = new Set<string>();
  const late = new Set<string>();
  for (const entry of entries) follow(join(dirname(htmlFile), entry), atStart, late);
  const later = new Set<string>();
  // Grows while it is walked: what comes late may bring what comes later still.
  for (const file of late) if (!atStart.has(file)) follow(file, later, late);
  return { atStart: [...atStart], later: [...later].filter((file) => !atStart.has(file)) };
}

/** Adds a module and all that it imports statically to `reached`, and what it imports dynamically to `late`. */
function follow(file: string, reached: Set<string>, late: Set<string>): void {
  if (reached.has(file)) return;
  reached.add(file);
  const { statically, dynamically } = importsOf(file);
  for (const target of dynamically) late.add(target);
  for (const target of statically) follow(target, reached, late);
}

function importsOf(file: string): { statically: string[]; dynamically: string[] } {
  const statically: string[] = [];
  const dynamically: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as { type?: string; source?: { value?: unknown } | null };
    if (type !== undefined && typeof source?.value === 'string') {
      (type === 'ImportExpression' ? dynamically : statically).push(join(dirname(file), source.value));
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return { statically, dynamically };
}

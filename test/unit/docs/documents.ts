import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** Folders at the top that hold what was written, not what was made or fetched. */
const WRITTEN = /^(?:docs|resources|scripts|simulators|bench|test|src-\w+)$/;

/** One document of the project: its path from the root, with slashes, and its text. */
export interface MarkdownFile {
  readonly path: string;
  readonly text: string;
}

export function readProjectFile(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}

/** Every Markdown file of the project. */
export function allDocuments(): MarkdownFile[] {
  const found = ['README.md'];
  for (const entry of readdirSync(PROJECT, { withFileTypes: true })) {
    if (!entry.isDirectory() || !WRITTEN.test(entry.name)) continue;
    for (const file of readdirSync(join(PROJECT, entry.name), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.md')) found.push(join(entry.name, file).split(sep).join('/'));
    }
  }
  return found.map((path) => ({ path, text: readProjectFile(path) }));
}

/** The text without code, in which nothing is a link. */
export function withoutCode(text: string): string {
  return text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Code blocks of a language, with the words behind it: ```json settings. */
export function codeBlocks(
  text: string,
  language: string,
): { readonly about: string; readonly code: string }[] {
  const blocks = text.matchAll(/^```(\w+)(?: ([^\n]*))?\n([\s\S]*?)^```$/gm);
  return [...blocks]
    .filter(([, name]) => name === language)
    .map(([, , about = '', code = '']) => ({ about, code }));
}

/** Rows of all tables, cell by cell, without their headings. */
export function tableRows(text: string): string[][] {
  const lines = withoutFences(text).split('\n');
  return lines
    .filter((line, index) => /^\|.*\|$/.test(line) && !isRule(line) && !isRule(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

function withoutFences(text: string): string {
  return text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1$/gm, '');
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line);
}

/** The names by which headings are linked to, as GitHub makes them. */
export function anchorsOf(text: string): Set<string> {
  const headings = [...withoutFences(text).matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

/** The path of what a link in a document leads to, from the root. */
export function targetOf(document: string, link: string): string {
  return relative(PROJECT, join(PROJECT, dirname(document), decodeURIComponent(link)))
    .split(sep)
    .join('/');
}

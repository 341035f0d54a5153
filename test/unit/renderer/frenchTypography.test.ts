import { describe, expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'src-renderer', 'strings', 'fr');
const files = [
  ...readdirSync(FOLDER).map((name) => join(FOLDER, name)),
  join(ROOT, 'src-main', 'desktop', 'strings', 'fr.ts'),
];

/** What components and their rules are made of; words come from `strings` alone. */
const RENDERER = join(ROOT, 'src-renderer');
const components = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(svelte|ts)$/.test(name) && !name.startsWith('strings'),
);

/** Where two texts are joined by a mark that each language writes in its own way. */
function joinsIn(source: string): readonly string[] {
  return source.match(/\}(?:\{#if [^}]*\})?: (?:\{(?!\s)|\${|<\/)/g) ?? [];
}

/** Every piece of text that a file of words holds. What stands around a value of a template is a piece of its own. */
function textsOf(file: string): readonly { readonly text: string; readonly afterValue: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: { text: string; afterValue: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node))
      texts.push({ text: node.text, afterValue: false });
    else if (ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      texts.push({ text: node.text, afterValue: true });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** What breaks the rule: another space, or none, before a high mark or within quotation marks. Times and schemes have none. */
function faultsIn(text: string, afterValue: boolean): readonly string[] {
  const spaced = text.match(/(?:^|[^\u202f])»|«(?!\u202f)|[^\S\u202f][;:!?]/gu) ?? [];
  const bare =
    text.match(/[\p{L}\p{N})”][;!?](?=\s|$)|[\p{L})”](?<!\b(?:tel|callto|sips?|https?)):(?=\s|$)/gu) ?? [];
  const joined = afterValue ? (/^(?:[;!?]|:(?=\s|$))/u.exec(text) ?? []) : [];
  return [...spaced, ...bare, ...joined];
}

describe('French', () => {
  it('knows a fault when it sees one', () => {
    expect(faultsIn('Refusé\u202f: «\u202foui\u202f»\u202f! à 9:30, tel:', false)).toEqual([]);
    for (const text of [
      'Refusé : non',
      'Refusé\u00a0: non',
      'Refusé: non',
      '« oui »',
      '«oui»',
      'Quoi?',
      'a ; b',
    ])
      expect(faultsIn(text, false), text).not.toEqual([]);
    expect(faultsIn(': non', true)).not.toEqual([]);
  });

  it('is left to the words wherever a component joins two of them', () => {
    expect(joinsIn('`${label}: ${text}` "{label}: {text}" {label}: </b> {a}{#if b}: {c}{/if}')).toHaveLength(
      4,
    );
    expect(joinsIn('{ a }: { readonly b: string }')).toEqual([]);
    const faults = components.filter(
      (name) => joinsIn(readFileSync(join(RENDERER, name), 'utf8')).length > 0,
    );
    expect(components.length).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });

  it.each(files)('has narrow spaces that do not break where its marks want one: %s', (file) => {
    const texts = textsOf(file);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(({ text, afterValue }) => faultsIn(text, afterValue).length > 0)).toEqual([]);
  });
});

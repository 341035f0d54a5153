import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allDocuments, anchorsOf, PROJECT, readProjectFile, targetOf, withoutCode } from './documents.ts';

const documents = allDocuments();

/** Hosts that a document may name: reserved ones, this computer, and those of the systems themselves. */
const HOSTS =
  /^(?:127\.0\.0\.1|localhost|(?:[\w-]+\.)*example(?:\.\w+)?|clients\.encom-conseil\.fr|customer\.uc1\.ccaiplatform\.com|api\.cliqphone\.com|www\.rfc-editor\.org)$/;

function linksIn(text: string): string[] {
  const plain = withoutCode(text);
  const markdown = [...plain.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, link = '']) => link);
  const html = [...plain.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
  return [...markdown, ...html];
}

describe.each(documents)('$path', ({ path, text }) => {
  it('links to files and headings that are there', () => {
    const broken = linksIn(text)
      .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : targetOf(path, file);
        if (!existsSync(join(PROJECT, target))) return true;
        return anchor !== undefined && !anchorsOf(readProjectFile(target)).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('names no place of one machine and no host that is none of its business', () => {
    const places = /(?:^|[\s`"'(=])(?:\/(?:work|root|home|Users|tmp)\/|[A-Z]:\\Users\\)[^\s`"')]*/gm;
    expect([...text.matchAll(places)].map(([place]) => place.trim())).toEqual([]);
    const hosts = [...text.matchAll(/\b(?:https?|wss?|mqtts?):\/\/\[?([^\s/:?#`"')\]]+)/g)].map(
      ([, host]) => host,
    );
    expect(hosts.filter((host) => !HOSTS.test(host ?? ''))).toEqual([]);
  });
});

it('every picture is shown somewhere', () => {
  const shown = new Set(
    documents.flatMap(({ path, text }) => linksIn(text).map((link) => targetOf(path, link))),
  );
  const pictures = readdirSync(join(PROJECT, 'docs/images')).map((name) => `docs/images/${name}`);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
});

it('both guides of the agent have the same chapters and show the same pictures', () => {
  const shape = (path: string): unknown => {
    const text = readProjectFile(path);
    return {
      headings: [...text.matchAll(/^(#{1,6}) /gm)].map(([, level]) => level),
      pictures: linksIn(text)
        .filter((link) => link.endsWith('.png'))
        .map((link) => link.replace(/(?:\.fr)?\.png$/, '')),
    };
  };
  expect(shape('docs/guide-agent.fr.md')).toEqual(shape('docs/agent-guide.md'));
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTree, pathsIn, SETTING_LEAVES, type SettingsTree } from '../../../src-main/settings/leaves.ts';
import { composeSettings } from '../../../src-main/settings/layers.ts';
import { FIELD_RULES, secretsSchema } from '../../../src-main/vault/fields.ts';
import { codeBlocks, PROJECT, readProjectFile, tableRows } from './documents.ts';
import { defaultInWords, typeInWords } from './settingTypes.ts';

const text = readProjectFile('docs/configuration.md');
const rows = tableRows(text);
const bare = (cell = ''): string => cell.replace(/^`|`$/g, '');
const named = (cell: string | undefined, names: ReadonlySet<string>): boolean => names.has(bare(cell));

describe('docs/configuration.md', () => {
  it('lists every setting with its type and default, in order', () => {
    const settings = new Set(SETTING_LEAVES.keys());
    const documented = rows
      .filter(([name]) => named(name, settings))
      .map(([name, type, byDefault, meaning = '']) => [bare(name), type, byDefault, meaning !== '']);
    expect(documented).toEqual(
      [...SETTING_LEAVES].map(([path, schema]) => [path, typeInWords(schema), defaultInWords(schema), true]),
    );
  });

  it('lists every secret', () => {
    const secrets = Object.entries(FIELD_RULES).flatMap(([owner, { fields }]) =>
      fields.map((field) => `${owner}.${field}`),
    );
    expect(rows.map(([name]) => bare(name)).filter((name) => secrets.includes(name))).toEqual(secrets);
  });

  it('names every variable of the environment that the app reads, and no other', () => {
    const read = new Set(readVariables());
    const documented = [...text.matchAll(/^\| `([A-Z_]{3,})` +\|/gm)].map(([, name]) => name);
    expect(new Set(documented)).toEqual(new Set([...read, ...PROXY_VARIABLES]));
  });

  it('shows settings, policies and secrets that the app takes as they stand', () => {
    const blocks = codeBlocks(text, 'json');
    expect(new Set(blocks.map(({ about }) => about))).toEqual(
      new Set(['settings', 'policy', 'secrets', 'rules', 'request']),
    );
    for (const { about, code } of blocks) {
      const value: unknown = JSON.parse(code);
      if (about === 'settings') expectSettings(value);
      if (about === 'rules') expectSettings({ smartRouting: { rules: value } });
      if (about === 'policy') expectPolicy(value);
      if (about === 'secrets') expect(secretsSchema.safeParse(value).error).toBeUndefined();
    }
  });
});

it('the policy templates are policies that the app takes as they stand', () => {
  const folder = join(PROJECT, 'resources/policy');
  const templates = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(templates.length).toBeGreaterThan(0);
  for (const name of templates) expectPolicy(JSON.parse(readFileSync(join(folder, name), 'utf8')));
});

function expectSettings(value: unknown): void {
  const tree: SettingsTree = isTree(value) ? value : { 'not an object': value };
  expect(pathsIn(tree).unknown).toEqual([]);
  expect(composeSettings({ policyDefault: {}, user: tree, policyLocked: {} }).problems).toEqual([]);
}

function expectPolicy(value: unknown): void {
  expect(isTree(value) && Object.keys(value).filter((name) => !['default', 'locked'].includes(name))).toEqual(
    [],
  );
  for (const part of Object.values(value as SettingsTree)) expectSettings(part);
}

/** `proxyFromEnvironment` makes their names; curl's habit has them in small letters too. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];

function readVariables(): string[] {
  return ['src-main', 'src-core'].flatMap((root) =>
    readdirSync(join(PROJECT, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(join(PROJECT, root, file), 'utf8').matchAll(/\benv\['([A-Z_]{3,})'\]/g),
      ])
      .map(([, name = '']) => name),
  );
}

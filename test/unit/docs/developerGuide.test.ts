import { expect, it } from 'vitest';
import { z } from 'zod';
import { readScenario, scenarioSchema } from '../../../scripts/demo/scenario.ts';
import { codeBlocks, readProjectFile, tableRows } from './documents.ts';

const text = readProjectFile('docs/developer-guide.md');
const firstCells = tableRows(text).map(([cell = '']) => cell.replace(/^`|`$/g, ''));

it('the developer’s guide names every script of package.json', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readProjectFile('package.json')));
  const commands = Object.keys(scripts).map((name) =>
    name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`,
  );
  expect(firstCells.filter((cell) => cell.startsWith('npm ')).sort()).toEqual(commands.sort());
});

it('the developer’s guide names every field of a scenario', () => {
  const fields = Object.entries(scenarioSchema.shape).flatMap(([name, schema]) => [
    name,
    ...itemFields(schema).map((field) => `${name}[].${field}`),
  ]);
  const roots = Object.keys(scenarioSchema.shape);
  const documented = firstCells.filter((cell) => roots.includes(cell.replace(/\[\]\..*$/, '')));
  // The report has calls as well.
  expect(documented.filter((cell) => fields.includes(cell))).toEqual(expect.arrayContaining(fields));
  expect(fields.length).toBeGreaterThan(roots.length);
});

it('the scenario that the developer’s guide shows can be played', () => {
  const shown = codeBlocks(text, 'json').map(({ code }) => readScenario(code));
  expect(shown.map(({ calls }) => calls.length)).toEqual([2]);
});

function itemFields(schema: z.ZodType): string[] {
  const shape = z.object({ items: z.object({ properties: z.record(z.string(), z.unknown()) }) });
  const parsed = shape.safeParse(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return parsed.success ? Object.keys(parsed.data.items.properties) : [];
}

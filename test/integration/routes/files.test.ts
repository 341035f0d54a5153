import { afterEach, describe, expect, it } from 'vitest';
import { EXPORT_HEADERS } from '#shared/domain/routesCsv.ts';
import { manyRoutes } from '../pitel/world.ts';
import { FRENCH, MINE, openRoutes, WHOLE } from './world.ts';
import type { RoutesWorld } from './world.ts';

let world: RoutesWorld;
afterEach(() => world.stop());

const file = (text: string) => ({ name: 'pins.csv', text });
const IN_FRANCE = { separator: ';', header: EXPORT_HEADERS.fr } as const;

/** As people write them: a header, a semicolon, numbers in any writing, and what goes wrong. */
const LINES = [
  'Numéro;Poste',
  '+33 6 12 34 56 78;104',
  '0187224465;104',
  '04 72 00 11 22;107',
  '=1+1;104',
  '0556010203;Claire',
  '"0612345679;104',
  '06 12 34 56 80;104',
  '06 12 34 56 80;105',
];

async function preview(text: string) {
  const made = await world.routes.previewImport(file(text));
  if (made.result !== 'preview') throw new Error(made.result);
  return made;
}

describe('importing a file of pins', () => {
  it('tells short numbers from those of callers, where something would change', async () => {
    world = await openRoutes({ routes: [...FRENCH, { id: '9', phoneNumber: '3635', agent: '104' }] });
    const { id, shorts } = await preview('Numéro;Poste\n112;104\n3635;107\n06 12 34 56 78;104\n106;104\n');
    expect(shorts).toBe(3);
    const { rows } = world.routes.importRows(id, 'all', 0, 10);
    expect(rows.map(({ number, what, short }) => [number, what, short])).toEqual([
      ['112', 'added', true],
      ['3635', 'moved', true],
      ['+33 6 12 34 56 78', 'added', false],
      ['106', 'added', true],
    ]);
    const same = await preview('Numéro;Poste\n3635;104\n');
    expect([same.shorts, world.routes.importRows(same.id, 'all', 0, 10).rows[0]?.short]).toEqual([0, false]);
  });

  it('says first what it would change, against the directory as it is now', async () => {
    world = await openRoutes();
    const { id, ...said } = await preview(LINES.join('\r\n'));
    expect(said).toEqual({
      result: 'preview',
      fileName: 'pins.csv',
      counts: { added: 1, moved: 1, same: 1, problems: 5 },
      shorts: 0,
      cut: false,
      swapped: false,
      incomplete: false,
    });
    expect(world.operations()).toEqual(['signIn', 'list']);
    const { rows } = world.routes.importRows(id, 'all', 0, 10);
    expect(
      rows.map(({ line, what, number, extension, before, problem, otherLine }) => [
        line,
        what,
        number,
        extension,
        before,
        problem,
        otherLine,
      ]),
    ).toEqual([
      [2, 'added', '+33 6 12 34 56 78', '104', null, null, null],
      [3, 'same', '+33 1 87 22 44 65', '104', '104', null, null],
      [4, 'moved', '+33 4 72 00 11 22', '107', '105', null, null],
      [5, 'problem', '=1+1', '', null, 'numberUnreadable', null],
      [6, 'problem', 'Claire', '', null, 'extensionInvalid', null],
      [7, 'problem', '"0612345679 104', '', null, 'openQuote', null],
      [8, 'problem', '06 12 34 56 80', '', null, 'contradicts', 9],
      [9, 'problem', '06 12 34 56 80', '', null, 'contradicts', 8],
    ]);
    expect(world.routes.importRows(id, 'problem', 1, 2)).toMatchObject({
      matched: 5,
      rows: [{ line: 6 }, { line: 7 }],
    });
  });

  it.each([
    ['', 'empty'],
    ['\uFEFF\r\n \r\n', 'empty'],
    ['Numéro;Poste\r\n', 'empty'],
    ['0612345678|104\n0612345679|105', 'noSeparator'],
  ])('says that there is nothing to look at in %j, and asks nobody', async (text, why) => {
    world = await openRoutes();
    expect(await world.routes.previewImport(file(text))).toEqual({ result: 'unreadable', why });
    expect(world.operations()).toEqual([]);
  });

  it('doubts columns that seem to have changed places', async () => {
    world = await openRoutes();
    expect((await preview('104;0612345678\n105;0612345679\n106;0612345680')).swapped).toBe(true);
    expect((await preview('0612345678;104\n105;0612345679\n0612345680;106')).swapped).toBe(false);
    expect((await preview('Number;Extension\n104;0612345678')).swapped).toBe(false);
  });

  it('adds what is new, moves nobody unless told to, and keeps the preview for nothing else', async () => {
    world = await openRoutes();
    const { id } = await preview(LINES.join('\n'));
    expect(world.routes.runImport(id, false)).toMatchObject({ what: 'import', total: 1 });
    expect(await world.ended()).toMatchObject([{ key: 'line:2', outcome: { result: 'pinned' } }]);
    expect([world.agentOf('0612345678'), world.agentOf('0472001122')]).toEqual(['104', '105']);
    expect(world.wrote).toMatchObject([{ what: 'imported', extension: '104', certain: true }]);
    expect(() => world.routes.runImport(id, true)).toThrow('no such preview');
  });

  it('moves those that were agreed to, and not one who was moved since', async () => {
    world = await openRoutes();
    const { id } = await preview('0472001122;107\n0556010203;107\n0612345678;107\n');
    world.simulator.setRoutes([...FRENCH.slice(0, 2), { id: '3', phoneNumber: '0556010203', agent: '110' }]);
    world.routes.runImport(id, true);
    expect(await world.ended()).toMatchObject([
      { key: 'line:2', outcome: { result: 'taken', route: { extension: '110' } } },
      { key: 'line:1', outcome: { result: 'pinned' } },
      { key: 'line:3', outcome: { result: 'pinned' } },
    ]);
  });

  it('keeps the preview where something else is under way', async () => {
    world = await openRoutes();
    await world.read();
    const { id } = await preview('0612345678;104');
    await world.routes.startBulk({ what: 'unpin', chosen: { ids: ['1'] }, version: null });
    expect(() => world.routes.runImport(id, false)).toThrow('another bulk change is running');
    await world.ended();
    expect(world.routes.importRows(id, 'added', 0, 1).matched).toBe(1);
  });

  it('says nothing of changes where the directory could not be read', async () => {
    world = await openRoutes();
    world.simulator.setFaults([{ system: 'pitel', operation: 'list', kind: 'html' }]);
    expect(await world.routes.previewImport(file('0612345678;104'))).toMatchObject({
      result: 'notRead',
      reason: 'unreadable',
    });
    world.desk.configured = false;
    expect(await world.routes.previewImport(file('0612345678;104'))).toMatchObject({ result: 'notRead' });
  });

  it('says that not everything of the directory could be read', async () => {
    world = await openRoutes();
    world.simulator.setQuirks([{ quirk: 'strayEntries', operation: 'list' }]);
    expect(await preview('0612345678;104')).toMatchObject({ incomplete: true });
  });

  it('is called off, and gives way to the next one', async () => {
    world = await openRoutes();
    const first = world.routes.previewImport(file('0612345678;104'));
    const second = world.routes.previewImport(file('0612345679;104'));
    expect(await first).toEqual({ result: 'noFile' });
    const made = await second;
    world.routes.cancelImport();
    expect(() => world.routes.importRows(made.result === 'preview' ? made.id : '', 'all', 0, 1)).toThrow(
      'no such preview',
    );
    const third = world.routes.previewImport(file('0612345679;104'));
    world.routes.cancelImport();
    expect(await third).toEqual({ result: 'noFile' });
  });

  it('reads a hundred thousand lines beside a hundred thousand pins, and lets others have their turn', async () => {
    const many = manyRoutes(100_000);
    world = await openRoutes({ routes: many });
    world.desk.region = 'VN';
    const lines = many.map(({ phoneNumber, agent }, index) => {
      if (index % 100 === 0) return `${phoneNumber};0`;
      return index % 50 === 1 ? '"broken;1' : `${phoneNumber.replace(/^0/, '+84')};${agent}`;
    });
    let turns = 0;
    const count = setInterval(() => {
      turns += 1;
    });
    const { counts, id, cut } = await preview(`\uFEFF${lines.join('\r\n')}\r\n0187224465;104\r\n`).finally(
      () => {
        clearInterval(count);
      },
    );
    expect(counts).toEqual({ added: 0, moved: 1000, same: 97_000, problems: 2000 });
    expect(cut).toBe(true);
    expect(turns).toBeGreaterThan(100);
    expect(world.routes.importRows(id, 'all', 99_999, 5)).toMatchObject({ matched: 100_000, rows: [{}] });
  }, 120_000);
});

describe('exporting pins', () => {
  it('writes what was searched for, for spreadsheets, and reads back as no change', async () => {
    world = await openRoutes();
    await world.read();
    const { text, count } = await world.routes.toCsv({ text: '105', mineOnly: false }, IN_FRANCE);
    expect(count).toBe(2);
    expect(text).toBe(
      '\uFEFFNuméro;Poste;Épinglé le;Id\r\n' +
        '0472001122;105;2026-08-07T08:00:00.000Z;2\r\n' +
        `00442079460018;105;${text.split('\r\n')[2]?.split(';')[2] ?? ''};4\r\n`,
    );
    const all = await world.routes.toCsv(WHOLE, IN_FRANCE);
    expect((await preview(all.text)).counts).toEqual({ added: 0, moved: 0, same: 4, problems: 1 });
  });

  it('lets nothing of the directory be a formula', async () => {
    world = await openRoutes({ routes: [{ id: '=1+1', phoneNumber: '@SUM(A1)', agent: MINE }] });
    await world.read();
    expect((await world.routes.toCsv(WHOLE, IN_FRANCE)).text).toMatch(
      /\r\n'@SUM\(A1\);104;[^;]*;'=1\+1\r\n$/,
    );
  });
});

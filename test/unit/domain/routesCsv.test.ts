import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { CSV_SEPARATORS } from '#shared/domain/csvCells.ts';
import {
  CSV_LINES_CAP,
  EXPORT_HEADERS,
  parsingRoutesCsv,
  planningImport,
  routesToCsv as linesOf,
} from '#shared/domain/routesCsv.ts';
import type { CsvRow, ExportOptions } from '#shared/domain/routesCsv.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import { anyText } from '../../support/anyText.ts';

/** Long work in one go. */
function all<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
const parseRoutesCsv = (text: string) => all(parsingRoutesCsv(text));
const planImport = (rows: readonly CsvRow[], current: readonly StickyRoute[], readNumber: ReadNumber) =>
  all(planningImport(rows, current, readNumber));
const routesToCsv = (routes: readonly StickyRoute[], options: ExportOptions) =>
  [...linesOf(routes, options)].join('');

const read = createReadNumber('VN');

function route(raw: string, extension: string, id = '1'): StickyRoute {
  return { id, number: read(raw), raw, extension, createdAt: Date.UTC(2021, 7, 6, 3) };
}

/** The rows as pairs; throws if there is any problem. */
function pairs(text: string): string[][] {
  const { rows, problems } = parseRoutesCsv(text);
  expect(problems).toEqual([]);
  return rows.map(({ number, extension }) => [number, extension]);
}

const problemsOf = (text: string) => parseRoutesCsv(text).problems.map(({ line, why }) => [line, why]);

const TWO = [
  ['0899990988', '101'],
  ['0899990989', '102'],
];

describe('parseRoutesCsv', () => {
  it.each([
    ['0899990988,101\n0899990989,102', ','],
    ['0899990988;101\n0899990989;102\n', ';'],
    ['0899990988\t101\r\n0899990989\t102\r\n', '\t'],
    ['0899990988;101\r0899990989;102', ';'],
    ['\uFEFF0899990988;101\n\n;\n  \n0899990989;102', ';'],
    ['"0899990988","101"\n"0899990989","102"', ','],
    ['"0899990988" ;"101" \n 0899990989 ; 102 ', ';'],
    ['0899990988, "101"\n "0899990989","102"', ','],
    ['sep=,\r\n0899990988,101\r\n0899990989,102', ','],
    ['\uFEFFsep=;\n0899990988;101\n0899990989;102', ';'],
    ['0899990988;101;"a;b"\n0899990989;102;"c, d ""e"""', ';'],
    ['0899990988;101;"one\ntwo\r\nthree"\n0899990989;102', ';'],
    ['\'0899990988;\'101\n="0899990989";="102"', ';'],
    ['"=""0899990988""";101\n0899990989;102', ';'],
  ])('reads %j', (text, separator) => {
    expect(pairs(text)).toEqual(TWO);
    expect(parseRoutesCsv(text)).toMatchObject({ separator, header: false, cut: false });
  });

  it.each([
    'Numéro;Poste',
    'NUMÉRO ; POSTE',
    'numero de téléphone;Numéro de poste',
    'Number;Extension',
    'phone_number;agent',
    'phone_number;description',
    'Téléphone;Agent',
    '"Tel";"Ext."',
  ])('knows the header %s', (header) => {
    const text = `${header}\n0899990988;101\n0899990989;102`;
    expect(pairs(text)).toEqual(TWO);
    expect(parseRoutesCsv(text).header).toBe(true);
  });

  it('takes columns by their names, wherever they stand', () => {
    expect(
      pairs(
        'id,description,created_at,phone_number\n1,101,2021-08-06 10:00:00,0899990988\n2,102,,0899990989',
      ),
    ).toEqual(TWO);
    expect(pairs('phone_number,description,agent\n0899990988,sales,101\n0899990989,,102')).toEqual(TWO);
  });

  it('counts lines as editors do', () => {
    const text = 'Numéro;Poste;Note\n\n0899990988;101;"two\nlines"\n0899990989;102\n';
    expect(parseRoutesCsv(text).rows.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('keeps the lines beside a broken one', () => {
    expect(problemsOf('0899990988;101\n"0899990990;103\n0899990989;102')).toEqual([[2, 'openQuote']]);
    expect(parseRoutesCsv('0899990988;101\n"0899990990;103\n0899990989;102').rows).toMatchObject([
      { line: 1 },
      { line: 3 },
    ]);
  });

  it.each<[string, (number | string)[][]]>([
    ['"0899990988";"101\n"0899990989";"102"', [[1, 'openQuote']]],
    [
      '0899990988;"\n0899990989;"',
      [
        [1, 'openQuote'],
        [2, 'openQuote'],
      ],
    ],
    ['"0899990988"x;101', [[1, 'openQuote']]],
    [
      '0899990988\n0899990989;',
      [
        [1, 'extensionMissing'],
        [2, 'extensionMissing'],
      ],
    ],
    [';101', [[1, 'numberMissing']]],
    [`${'0'.repeat(201)};101`, [[1, 'tooLong']]],
    ['Numéro;Nom\n0899990988;Claire', [[1, 'columnMissing']]],
    ['Poste\n101', [[1, 'columnMissing']]],
  ])('says what is wrong with %j', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each(['', '\uFEFF', '\n\r\n', 'Numéro;Poste'])('finds nothing in %j', (text) => {
    expect(parseRoutesCsv(text)).toMatchObject({ rows: [], problems: [], cut: false });
  });

  it('reads a hundred thousand lines, and says that it reads no more', () => {
    const lines = Array.from(
      { length: CSV_LINES_CAP },
      (_, index) => `09${String(index).padStart(8, '0')};101`,
    );
    const all = parseRoutesCsv(['Numéro;Poste', ...lines, ''].join('\r\n'));
    expect([all.rows.length, all.cut]).toEqual([100_000, false]);
    const more = parseRoutesCsv([...lines, '0899990988;101'].join('\n'));
    expect([more.rows.length, more.cut]).toEqual([100_000, true]);
  });

  it('gives every line as a row or a problem, whatever comes', () => {
    const words = fc.constantFrom(
      '"',
      '""',
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      '0899990988',
      '101',
      "'",
      '=',
      'Poste',
      ' ',
    );
    const odd = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(odd, anyText(80)), (text) => {
        const { rows, problems } = parseRoutesCsv(text);
        const lines = [...rows, ...problems].map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
        for (const { number, extension } of rows) {
          expect(number).not.toBe('');
          expect(extension).not.toBe('');
        }
      }),
    );
  });
});

describe('planImport', () => {
  const rows = (...given: [string, string][]) =>
    given.map(([number, extension], index) => ({ line: index + 1, number, extension }));

  it('tells new, changed and unchanged, however the number is written', () => {
    const current = [
      route('0899990988', '101', '1'),
      route('+84899990989', '102', '2'),
      route('101', '7', '3'),
    ];
    const plan = planImport(
      rows(['+84 899 990 988', '101'], ['0899990989', '104'], ['0912345678', '104'], ['101', '8']),
      current,
      read,
    );
    expect(plan.unchanged).toMatchObject([{ line: 1, extension: '101' }]);
    expect(plan.changes).toMatchObject([
      { line: 2, extension: '104', from: { id: '2', extension: '102' } },
      { line: 4, extension: '8', from: { id: '3', extension: '7' } },
    ]);
    expect(plan.creates).toMatchObject([{ line: 3, number: { e164: '+84912345678' }, extension: '104' }]);
    expect(plan.problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['call me', '101', 'numberUnreadable'],
    ['anonymous', '101', 'numberUnreadable'],
    ['=SUM(A1)', '101', 'numberUnreadable'],
    ['8,99991E+08', '101', 'numberRounded'],
    ['8.49E+10', '101', 'numberRounded'],
    ['-0899990988', '101', 'numberNegative'],
    ['\u2011 0899990988', '101', 'numberNegative'],
    ['0899990988', 'Claire', 'extensionInvalid'],
    ['0899990988', '=1+1', 'extensionInvalid'],
    ['0899990988', '1'.repeat(21), 'extensionInvalid'],
  ])('refuses %s;%s: %s', (number, extension, why) => {
    const plan = planImport(rows([number, extension]), [], read);
    expect(plan).toMatchObject({ creates: [], changes: [], unchanged: [], problems: [{ line: 1, why }] });
  });

  it('counts a repeated line once', () => {
    const plan = planImport(rows(['0899990988', '101'], ['+84899990988', '101']), [], read);
    expect(plan.creates).toMatchObject([{ line: 1 }]);
    expect(plan.problems).toMatchObject([{ line: 2, why: 'repeated', otherLine: 1 }]);
  });

  it('takes no side between lines that contradict each other', () => {
    const plan = planImport(
      rows(['0899990988', '101'], ['0899990988', '102'], ['0899990989', '101'], ['0899990988', '101']),
      [],
      read,
    );
    expect(plan.creates).toMatchObject([{ line: 3 }]);
    expect(plan.problems.map(({ line, why, otherLine }) => [line, why, otherLine])).toEqual([
      [1, 'contradicts', 2],
      [2, 'contradicts', 1],
      [4, 'repeated', 1],
    ]);
  });
});

describe('routesToCsv', () => {
  const options = { separator: ';', header: EXPORT_HEADERS.fr } as const;

  it('writes for spreadsheets', () => {
    expect(
      routesToCsv([route('0899990988', '101'), { ...route('+84899990989', ''), createdAt: null }], options),
    ).toBe(
      '\uFEFFNuméro;Poste;Épinglé le;Id\r\n0899990988;101;2021-08-06T03:00:00.000Z;1\r\n+84899990989;;;1\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://x";"y")', '"\'=HYPERLINK(""http://x"";""y"")"'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['+1+1', "'+1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['+84 899-990 (988)', '+84 899-990 (988)'],
    ["'0899", "''0899"],
    ['a\nb\tc', 'a b c'],
  ])('lets %s be no formula', (raw, cell) => {
    const [, line] = routesToCsv([route(raw, '101')], options).split('\r\n');
    expect(line?.startsWith(`${cell};101;`)).toBe(true);
  });

  it.each(['fr', 'en'] as const)('is understood by importing: %s', (language) => {
    const csv = routesToCsv([route('0899990988', '101')], {
      separator: ',',
      header: EXPORT_HEADERS[language],
    });
    expect(parseRoutesCsv(csv)).toMatchObject({ header: true, rows: [{ line: 2 }], problems: [] });
  });

  it('reads back as itself', () => {
    const cell = fc
      .oneof(
        anyText(20),
        fc
          .array(fc.constantFrom('"', ';', ',', "'", '=', '+', '-', '@', '0', '101', ' ', 'sep='), {
            maxLength: 8,
          })
          .map((parts) => parts.join('')),
      )
      .map((text) => text.replaceAll(/\p{Cc}+/gu, ' ').trim())
      .filter((text) => text !== '');
    const routes = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    fc.assert(
      fc.property(routes, fc.constantFrom(...CSV_SEPARATORS), (given, separator) => {
        const csv = routesToCsv(
          given.map(([raw, extension], index) => route(raw, extension, String(index))),
          { separator, header: EXPORT_HEADERS.en },
        );
        const parsed = parseRoutesCsv(csv);
        expect(parsed.problems).toEqual([]);
        expect(parsed.rows.map(({ number, extension }) => [number, extension])).toEqual(given);
      }),
    );
  });

  it('what was exported changes nothing when it is imported', () => {
    const current = [
      route('0899990988', '101', '1'),
      route('+84899990989', '102', '2'),
      route('101', '*7', '3'),
    ];
    const { rows } = parseRoutesCsv(routesToCsv(current, options));
    const plan = planImport(rows, current, read);
    expect(plan).toMatchObject({ creates: [], changes: [], problems: [] });
    expect(plan.unchanged).toHaveLength(3);
  });
});

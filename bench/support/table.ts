import { holds, ratioOfLine } from './figure.ts';
import type { Goal, Line, Unit } from './figure.ts';

/** A line as words, one for each column of the table. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly bare: string;
  readonly ratio: string;
  readonly goal: string;
  readonly verdict: string;
}

/** Three significant figures, or the whole number where it is larger. */
function inWords(value: number, unit?: Unit): string {
  const whole = Math.abs(value) >= 100;
  const text = whole ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
  return unit === undefined ? text : `${text} ${unit}`;
}

function goalInWords(goal: Goal | null, unit: Unit): string {
  if (goal === null) return '';
  const sign = goal.side === 'atMost' ? '≤' : '≥';
  if (goal.of === 'ratio') return `${sign} ${String(goal.bound)} x`;
  if (goal.of === 'over') return `${sign} bare + ${inWords(goal.bound, unit)}`;
  return `${sign} ${inWords(goal.bound, unit)}`;
}

function ratioInWords(line: Line): string {
  const ratio = ratioOfLine(line);
  if (ratio === undefined) return '';
  const range = line.ratio ? ` (${line.ratio.low.toFixed(2)} to ${line.ratio.high.toFixed(2)})` : '';
  return `${ratio.toFixed(2)} x${range}`;
}

function rowOf(line: Line): Row {
  const held = holds(line);
  return {
    figure: line.name,
    measured: inWords(line.measured, line.unit),
    bare: line.bare === null ? '' : inWords(line.bare, line.unit),
    ratio: ratioInWords(line),
    goal: goalInWords(line.goal, line.unit),
    verdict: held === undefined ? '' : held ? 'holds' : 'does not hold',
  };
}

const HEADINGS: Row = {
  figure: 'figure',
  measured: 'measured',
  bare: 'bare',
  ratio: 'ratio',
  goal: 'goal',
  verdict: '',
};
const COLUMNS = ['figure', 'measured', 'bare', 'ratio', 'goal', 'verdict'] as const;

/** The table for a terminal: columns padded, numbers to the right. */
export function plainTable(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(rowOf)];
  const width = (column: keyof Row): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map((row) =>
      COLUMNS.map((column) =>
        column === 'measured' || column === 'bare'
          ? row[column].padStart(width(column))
          : row[column].padEnd(width(column)),
      )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The table for the kept results. */
export function markdownTable(lines: readonly Line[]): string {
  const cells = (row: Row): string => `| ${COLUMNS.map((column) => row[column]).join(' | ')} |`;
  return [cells(HEADINGS), '| --- | --: | --: | --- | --- | --- |', ...lines.map(rowOf).map(cells)].join(
    '\n',
  );
}

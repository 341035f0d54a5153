import type { Stage } from './stage.ts';
import type { Spread } from './stats.ts';

export type Unit = 'ms' | 'µs' | 'MB' | 'kB' | '/s';

/**
 * What a line is held to. `ratio`: measured over bare. `over`: measured beyond bare, in the line's unit.
 * `value`: measured by itself. `atMost` or `atLeast` is the bound.
 */
export interface Goal {
  readonly of: 'ratio' | 'over' | 'value';
  readonly side: 'atMost' | 'atLeast';
  readonly bound: number;
}

/** One measured number, beside the bare thing that bounds it. */
export interface Line {
  readonly name: string;
  readonly unit: Unit;
  readonly measured: number;
  /** The bare thing's number from the same run; null where nothing bounds this. */
  readonly bare: number | null;
  /** Given where many samples allow more than dividing the two numbers. */
  readonly ratio?: Spread;
  /** Null for a number that is shown for understanding alone. */
  readonly goal: Goal | null;
}

/** What a figure is given to measure with. */
export interface Bench {
  /** For trying the benchmark itself: little is measured, and its numbers mean little. */
  readonly quick: boolean;
  /** The desk with both applications, made when first asked for and cleared away after the last figure. */
  stage(): Promise<Stage>;
}

/** One row of the design's table of goals, with the program that measures it. */
export interface Figure {
  /** Also the name of its file, and the word for `--only`. */
  readonly name: string;
  readonly title: string;
  /** What is measured, what the bare thing is, and what is included, for the reader of the results. */
  readonly method: string;
  run(bench: Bench): Promise<readonly Line[]>;
}

/** Measured over bare; undefined where there is nothing to divide by. */
export function ratioOfLine(line: Line): number | undefined {
  if (line.ratio !== undefined) return line.ratio.value;
  return line.bare === null ? undefined : line.measured / line.bare;
}

/** Whether the line reaches its goal; undefined without one. */
export function holds(line: Line): boolean | undefined {
  if (line.goal === null) return undefined;
  const judged = {
    ratio: ratioOfLine(line),
    over: line.bare === null ? undefined : line.measured - line.bare,
    value: line.measured,
  }[line.goal.of];
  if (judged === undefined) throw new Error(`${line.name} has a goal against a bare thing it lacks`);
  return line.goal.side === 'atMost' ? judged <= line.goal.bound : judged >= line.goal.bound;
}

import type { Scenario, ScenarioFault } from './scenario.ts';

/** A moment of the scenario at which the faults in force change, and which ones hold from then on. */
export interface FaultChange {
  readonly atMs: number;
  readonly faults: readonly ScenarioFault[];
}

/** The faults of a scenario as changes in time; a fault without times holds throughout. Pure. */
export function faultsOverTime(faults: Scenario['faults']): FaultChange[] {
  const moments = new Set<number>([0]);
  for (const { fromMs, untilMs } of faults) {
    moments.add(fromMs ?? 0);
    if (untilMs !== undefined) moments.add(untilMs);
  }
  return [...moments]
    .sort((a, b) => a - b)
    .map((atMs) => ({
      atMs,
      faults: faults.filter(
        ({ fromMs, untilMs }) => (fromMs ?? 0) <= atMs && (untilMs === undefined || atMs < untilMs),
      ),
    }));
}

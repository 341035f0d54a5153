import { cpus, loadavg, totalmem } from 'node:os';

/** On what a run was measured: enough to compare runs, nothing that names the machine. */
export interface Machine {
  readonly class: string;
  readonly node: string;
  /** Processes that wanted a core in the minute before the run: anything near the number of cores is noise. */
  readonly loadBefore: number;
}

export function thisMachine(): Machine {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return {
    class: `${process.platform} ${process.arch}, ${cpus().length} cores, ${gigabytes} GB`,
    node: process.versions.node,
    loadBefore: loadavg()[0] ?? 0,
  };
}

import type { Clock } from '../clock.ts';

/**
 * Makes a `later` that leaves at least `ms` between one task and the next: the first runs as soon as `soon` lets it, what
 * comes while the last one is recent waits for its turn. So work that is cheaper together comes together under load,
 * and nothing waits when there is none.
 */
export function spaced(
  clock: Clock,
  ms: number,
  soon: (task: () => void) => void,
): (task: () => void) => void {
  const waiting: (() => void)[] = [];
  let resting = false;
  const next = (): void => {
    const task = waiting.shift();
    if (task === undefined) {
      resting = false;
      return;
    }
    clock.after(ms, next);
    task();
  };
  return (task) => {
    waiting.push(task);
    if (resting) return;
    resting = true;
    soon(next);
  };
}

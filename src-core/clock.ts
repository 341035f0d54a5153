/** Wall time in ms since the epoch, and one-shot timers. A port, so that tests own time. */
export interface Clock {
  now(): number;
  /** Runs `task` once after `ms`; returns the function that calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** The real clock. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

import type { PowerMonitor } from 'electron';

/** What happens to the session. `wake`: everything that was connected reconnects now and says what was missed. */
export interface PowerEvents {
  readonly sleep: () => void;
  readonly wake: () => void;
  readonly lock: () => void;
  readonly unlock: () => void;
  /** The session ends, by a log-out or with the computer: the system waits some seconds for the app. Not on Windows. */
  readonly shutdown: () => void;
}

/** Watches sleep and lock. Returns the function that stops. */
export function watchPower(monitor: Pick<PowerMonitor, 'on' | 'off'>, events: PowerEvents): () => void {
  const pairs = [
    ['suspend', events.sleep],
    ['resume', events.wake],
    ['lock-screen', events.lock],
    ['unlock-screen', events.unlock],
  ] as const;
  // Electron types each event by itself; they all take the same listener.
  for (const [event, listener] of pairs) monitor.on(event as 'suspend', listener);
  // Electron's types leave out the event, which asks the system to wait.
  const onShutdown = (event?: { preventDefault(): void }): void => {
    event?.preventDefault();
    events.shutdown();
  };
  monitor.on('shutdown', onShutdown);
  return () => {
    for (const [event, listener] of pairs) monitor.off(event as 'suspend', listener);
    monitor.off('shutdown', onShutdown);
  };
}

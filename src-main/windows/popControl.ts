import type { Clock } from '#core/clock.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { decideAlert, type AlertCall } from './popPolicy.ts';

export interface PopControlParts<C extends AlertCall> {
  readonly pop: { show(): void; open(): void; hide(): void; isShown(): boolean };
  readonly settings: () => Settings['pop'];
  readonly wayland: boolean;
  /** Tells the pop that it was put on screen, or (before it goes) that it must clear itself. */
  readonly tellShown: (shown: boolean) => void;
  readonly notify: (call: C) => void;
  /** Takes back the notification of a call that needs none any more. */
  readonly withdraw: (callId: string) => void;
  readonly raiseMain: () => void;
  readonly sound: () => void;
  readonly attention: (ringing: boolean) => void;
  readonly clock: Clock;
  /** Runs a task behind the present one and all that it set going; `setImmediate` in the app. */
  readonly later: (task: () => void) => void;
}

/** Brings calls to the agent's notice: keeps the pop, the notifications and the marks in step with the desk. */
export interface PopControl<C extends AlertCall> {
  /** A call is new on the desk or changed. */
  changed(call: C): void;
  /** A call left the desk. */
  removed(callId: string): void;
  /** The settings changed. */
  refresh(): void;
  /** A person asked to see the calls. */
  open(): void;
  stop(): void;
}

/** Time for the pop to clear itself and paint that, before it goes: about three frames. */
const CLEARING_MS = 50;

/**
 * The shell around `decideAlert`. Before the pop is hidden it is told to clear itself, and gets a moment to paint that:
 * a hidden window keeps its last picture and shows it again for a frame (Electron #8410), which would be the caller before.
 */
export function createPopControl<C extends AlertCall>(parts: PopControlParts<C>): PopControl<C> {
  const calls = new Map<string, C>();
  const announced = new Set<string>();
  let callOffHiding: (() => void) | null = null;
  let marked = false;
  let planned = false;
  let stopped = false;

  /** On screen, and not about to go. */
  const isUp = (): boolean => parts.pop.isShown() && callOffHiding === null;

  const bringUp = (how: 'show' | 'open'): void => {
    callOffHiding?.();
    callOffHiding = null;
    parts.pop[how]();
    parts.tellShown(true);
  };

  const takeDown = (): void => {
    parts.tellShown(false);
    callOffHiding = parts.clock.after(CLEARING_MS, () => {
      callOffHiding = null;
      parts.pop.hide();
    });
  };

  const apply = (): void => {
    const up = isUp();
    const alert = decideAlert({
      settings: parts.settings(),
      wayland: parts.wayland,
      calls: [...calls.values()],
      announced,
      shown: up,
    });
    if (alert.show && !up) bringUp('show');
    if (!alert.show && up) takeDown();
    if (alert.raise) parts.raiseMain();
    for (const id of alert.fresh) announced.add(id);
    for (const id of alert.notify) {
      const call = calls.get(id);
      if (call !== undefined) parts.notify(call);
    }
    if (alert.sound) parts.sound();
    if (alert.attention !== marked) {
      marked = alert.attention;
      parts.attention(marked);
    }
  };

  /**
   * Putting a window on screen holds this process for some milliseconds: the questions about the caller leave first, and
   * the calls of one turn are looked at once.
   */
  const plan = (): void => {
    if (planned) return;
    planned = true;
    parts.later(() => {
      planned = false;
      if (!stopped) apply();
    });
  };

  return {
    changed(call) {
      calls.set(call.id, call);
      if (call.state !== 'ringing' || call.dismissed) parts.withdraw(call.id);
      plan();
    },
    removed(callId) {
      if (!calls.delete(callId)) return;
      announced.delete(callId);
      parts.withdraw(callId);
      plan();
    },
    refresh: apply,
    open() {
      bringUp('open');
    },
    stop() {
      stopped = true;
      callOffHiding?.();
      callOffHiding = null;
      for (const id of calls.keys()) parts.withdraw(id);
      calls.clear();
    },
  };
}

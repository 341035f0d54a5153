import type { Settings } from '#shared/contract/settings.ts';

/** What matters about a call on the desk when it comes to alerting. Contract's CallView fits. */
export interface AlertCall {
  readonly id: string;
  /** Only incoming calls are brought to anybody's notice: an outgoing one was asked for. */
  readonly direction: 'incoming' | 'outgoing';
  readonly state: 'ringing' | 'answered' | 'ended';
  /** Taken off the pop by the agent. */
  readonly dismissed: boolean;
}

export interface Situation {
  readonly settings: Settings['pop'];
  /** Windows cannot be shown without taking the keyboard here: see wayland.ts. */
  readonly wayland: boolean;
  /** All calls on the desk. */
  readonly calls: readonly AlertCall[];
  /** Calls that were announced already, in whatever way. */
  readonly announced: ReadonlySet<string>;
  /** The pop is on screen now. */
  readonly shown: boolean;
}

export interface Alert {
  /** The pop is to be on screen. */
  readonly show: boolean;
  /** Calls that begin to ring now. They count as announced from now on, also when they were not to be heard. */
  readonly fresh: readonly string[];
  /** Those of them for which the desktop shows a notification. */
  readonly notify: readonly string[];
  /** The main window comes up as well; without the keyboard. */
  readonly raise: boolean;
  readonly sound: boolean;
  /** Mark the tray and the task bar: something rings that no pop shows. */
  readonly attention: boolean;
}

/**
 * How the calls on the desk are brought to the agent's notice. Pure.
 *
 * The pop comes up for calls that ring or are being talked on, and then stays until its calls are dismissed or leave the
 * desk: a call that ended while a note is being typed does not take the pop away. Do not disturb holds back what would
 * come up, not what is up. Calls that the agent places alert nobody, whatever becomes of them.
 */
export function decideAlert({ settings, wayland, calls, announced, shown }: Situation): Alert {
  const onPop = calls.filter(({ direction, dismissed }) => direction === 'incoming' && !dismissed);
  const ringing = onPop.filter(({ state }) => state === 'ringing');
  const fresh = ringing.filter(({ id }) => !announced.has(id)).map(({ id }) => id);

  const mayAlert = allows(settings.show, settings.doNotDisturb);
  const mayPop = mayAlert && settings.style !== 'quiet' && !wayland;
  const live = onPop.some(({ state }) => state !== 'ended');
  const show = onPop.length > 0 && (shown || (mayPop && live));
  return {
    show,
    fresh,
    notify: mayAlert && settings.style !== 'quiet' && wayland ? fresh : [],
    raise: mayAlert && settings.style === 'raise' && fresh.length > 0,
    sound: fresh.length > 0 && allows(settings.sound, settings.doNotDisturb),
    attention: ringing.length > 0 && !show,
  };
}

function allows(choice: Settings['pop']['show'], doNotDisturb: boolean): boolean {
  return choice === 'always' || (choice === 'respectDnd' && !doNotDisturb);
}

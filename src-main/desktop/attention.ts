/** The parts of the desktop that can be marked while something rings unseen. Each exists on some systems only. */
export interface Marks {
  /** Taskbar or launcher entry of the main window. */
  readonly flash: (on: boolean) => void;
  /** Number on the launcher or dock icon; false where there is none. */
  readonly badge: (count: number) => boolean;
  readonly tray: (ringing: boolean) => void;
}

/** Marks the desktop while a call rings that no pop shows. A mark that fails takes no other along. */
export function createAttention(marks: Marks): (ringing: boolean) => void {
  return (ringing) => {
    const steps = [() => marks.flash(ringing), () => marks.badge(ringing ? 1 : 0), () => marks.tray(ringing)];
    for (const step of steps) {
      try {
        step();
      } catch {
        // A desktop without this mark.
      }
    }
  };
}

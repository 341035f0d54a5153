/** The few words that main itself shows: tray, notifications, menu. Each language satisfies this type or does not compile. */
export interface DesktopStrings {
  readonly tray: {
    readonly idle: string;
    readonly ringing: string;
    readonly open: string;
    readonly doNotDisturb: string;
    readonly quit: string;
  };
  readonly notification: {
    readonly incoming: (who: string) => string;
    readonly withheld: string;
    readonly unreadable: string;
    readonly queue: (queue: string) => string;
    /** One that the phone system named, and Encom did not. */
    readonly announced: (queue: string) => string;
  };
  readonly reminder: {
    readonly soon: (who: string, minutes: number) => string;
    readonly due: (who: string) => string;
    /** The same of what CCAI Platform calls. */
    readonly soonThere: (who: string, minutes: number) => string;
    readonly dueThere: (who: string) => string;
    /** The same of what CCAI Platform may have, and may not. */
    readonly soonPerhaps: (who: string, minutes: number) => string;
    readonly duePerhaps: (who: string) => string;
    /** Several at once, or those that became due while nobody could be told. */
    readonly several: (count: number) => string;
    readonly missed: (count: number) => string;
    readonly youCall: string;
    readonly providerCalls: string;
    readonly notThere: string;
    readonly perhapsThere: string;
    /** Where only a ticket is known. */
    readonly ticket: (id: string) => string;
    readonly more: (count: number) => string;
  };
  /** Choosing files of pinned callers. */
  readonly pins: {
    readonly openTitle: string;
    readonly saveTitle: string;
    readonly file: string;
  };
  /** The question before quitting while something is being changed in another system. */
  readonly quitting: {
    readonly title: string;
    /** How many of several pins are done by now. */
    readonly bulk: Readonly<Record<'pin' | 'unpin' | 'import', (done: number, total: number) => string>>;
    readonly failed: (count: number) => string;
    readonly unknown: (count: number) => string;
    /** Pins that are changed one at a time, and numbers that are saved. */
    readonly pins: (count: number) => string;
    readonly numbers: (count: number) => string;
    readonly goesOn: string;
    /** What becomes of the `left` rows that have not ended. */
    readonly bulkCutOff: (left: number) => string;
    readonly cutOff: string;
    readonly keptInAbout: string;
    readonly keepGoing: string;
    readonly quit: string;
  };
  readonly calendar: {
    readonly title: string;
    readonly file: string;
    /** An entry: whom to call back. */
    readonly entry: (who: string) => string;
    /** The same where CCAI Platform calls. */
    readonly entryThere: (who: string) => string;
    /** The same once its time has passed, and a line of its own: whether it did is not known. */
    readonly entryWasThere: (who: string) => string;
    readonly wasThere: string;
    readonly at: (when: string) => string;
    /** Of what was moved since. */
    readonly firstAt: (when: string) => string;
    /** What stands before the entry, and a line of its own below. */
    readonly standing: Readonly<
      Record<
        'notSent' | 'unsent' | 'unconfirmed' | 'refused' | 'cancelled' | 'cancelledHere' | 'done',
        { readonly title: string; readonly line: string }
      >
    >;
  };
}

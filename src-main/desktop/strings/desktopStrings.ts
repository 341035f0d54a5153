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
  };
}

/**
 * Every renderer of the app runs in Chromium's sandbox, whatever the options of its window say. Must run before `ready`.
 * There is no switch to turn it off: tests run the same posture that ships.
 */
export function enforceSandbox(app: { enableSandbox(): void }): void {
  app.enableSandbox();
}

/**
 * Whether somebody started the app with Chromium's sandbox off (`--no-sandbox`: the last resort for root on Linux).
 * The app then says so in a notice.
 */
export function isSandboxOff(commandLine: { hasSwitch(name: string): boolean }): boolean {
  return commandLine.hasSwitch('no-sandbox');
}

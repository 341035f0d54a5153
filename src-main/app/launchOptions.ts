/** What the arguments and the environment of a start say. */
export interface LaunchOptions {
  /** `--hidden`: start in the background, as autostart does. */
  readonly hidden: boolean;
  /** RINGSIDE_SECRETS: a JSON file with credentials to import. */
  readonly secretsFile: string | null;
  /** RINGSIDE_POLICY was given: the file must exist. */
  readonly policyNamed: boolean;
  /** RINGSIDE_READY_LINE=1: print `ringside:ready {…}` when everything is up, for whoever started the app. */
  readonly readyLine: boolean;
  /** RINGSIDE_DEV_URL: origin of a development server for the pages; ignored in a packaged app. */
  readonly devOrigin: string | null;
}

/** The argument that starts the app without showing it. */
export const HIDDEN_SWITCH = '--hidden';

/** Reads arguments and environment. Pure. */
export function readLaunchOptions(facts: {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  /** macOS tells so instead of passing an argument. */
  readonly openedAtLogin: boolean;
}): LaunchOptions {
  const { env } = facts;
  return {
    hidden: facts.openedAtLogin || facts.argv.includes(HIDDEN_SWITCH),
    secretsFile: env['RINGSIDE_SECRETS'] || null,
    policyNamed: Boolean(env['RINGSIDE_POLICY']),
    readyLine: env['RINGSIDE_READY_LINE'] === '1',
    devOrigin: facts.packaged ? null : loopbackOrigin(env['RINGSIDE_DEV_URL']),
  };
}

/** The origin of a server on this machine, or null: pages with the app's powers never come from elsewhere. */
function loopbackOrigin(text: string | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const url = new URL(text);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return local && url.protocol === 'http:' ? url.origin : null;
}

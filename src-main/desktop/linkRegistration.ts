import type { Settings } from '#shared/contract/settings.ts';

/** The part of Electron's `app` that makes this app the opener of a scheme. */
export interface SchemeRegistry {
  isDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  removeAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
}

const OPTIONAL = ['tel', 'callto', 'sip'] as const satisfies readonly (keyof Settings['links'])[];

export interface LinkFacts {
  readonly platform: NodeJS.Platform;
  readonly program: string;
  /** Folder of the app when it runs unpackaged, which then has to be an argument. */
  readonly appFolder: string | null;
}

/**
 * Makes the app the opener of `ringside:` always, and of `tel:`, `callto:` and `sip:` where the agent said so; gives back
 * one of those that the agent took away, and never touches one that belongs to another program. Says which could not be
 * had: Windows lets only the person choose.
 */
export function registerLinks(
  app: SchemeRegistry,
  facts: LinkFacts,
  wanted: Settings['links'],
): readonly string[] {
  const command = registeredCommand(facts);
  const refused: string[] = [];
  const take = (scheme: string): void => {
    if (app.isDefaultProtocolClient(scheme, ...command)) return;
    if (!app.setAsDefaultProtocolClient(scheme, ...command)) refused.push(scheme);
  };
  take('ringside');
  for (const scheme of OPTIONAL) {
    if (wanted[scheme]) take(scheme);
    else if (app.isDefaultProtocolClient(scheme, ...command)) {
      app.removeAsDefaultProtocolClient(scheme, ...command);
    }
  }
  return refused;
}

/**
 * The command that Windows runs for a link. `--` ends the switches, so that a crafted link cannot pass any to Chromium.
 * Elsewhere the system knows the program by itself.
 */
function registeredCommand({ platform, program, appFolder }: LinkFacts): [path?: string, args?: string[]] {
  if (platform !== 'win32') return [];
  return [program, appFolder === null ? ['--'] : [appFolder, '--']];
}

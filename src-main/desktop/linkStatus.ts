import type { ReplyOf } from '#shared/contract/api.ts';

/** Where the system lets only the person choose the program for a link. Elsewhere programs may ask for it themselves. */
const SYSTEM_SETTINGS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'ms-settings:defaultapps',
};

/** The address of the system's own page for choosing programs; null where there is none. */
export function systemLinkSettings(platform: NodeJS.Platform): string | null {
  return SYSTEM_SETTINGS[platform] ?? null;
}

/** The part of Electron's `app` that knows what opens a link. */
export interface Openers {
  readonly isPackaged: boolean;
  isDefaultProtocolClient(scheme: string): boolean;
  /** macOS and Windows only. Rejects if nothing opens the address. */
  getApplicationInfoForProtocol(url: string): Promise<{ readonly path: string }>;
}

/** Which links open this app at present. An unpackaged app registers nothing: it would stay so after its folder is gone. */
export async function linkStatus(
  app: Openers,
  { platform, program }: { readonly platform: NodeJS.Platform; readonly program: string },
): Promise<ReplyOf<'links.status'>> {
  const opens = async (scheme: string): Promise<boolean> => {
    if (!app.isPackaged) return false;
    if (platform !== 'win32') return app.isDefaultProtocolClient(scheme);
    // What a program registered counts for nothing there beside what the person chose.
    const opener = await app.getApplicationInfoForProtocol(`${scheme}:`).catch(() => null);
    return opener?.path.toLowerCase() === program.toLowerCase();
  };
  const [tel, callto, sip] = await Promise.all([opens('tel'), opens('callto'), opens('sip')]);
  return {
    opens: { tel, callto, sip },
    registers: app.isPackaged,
    systemSettings: systemLinkSettings(platform) !== null,
  };
}

import type { ReplyOf } from '#shared/contract/api.ts';
import type { SchemeRegistry } from './linkRegistration.ts';

/** Where the system lets only the person choose the program for a link. Elsewhere programs may ask for it themselves. */
const SYSTEM_SETTINGS: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'ms-settings:defaultapps',
};

/** The address of the system's own page for choosing programs; null where there is none. */
export function systemLinkSettings(platform: NodeJS.Platform): string | null {
  return SYSTEM_SETTINGS[platform] ?? null;
}

/** Which links open this app at present. An unpackaged app registers nothing: it would stay so after its folder is gone. */
export function linkStatus(
  app: Pick<SchemeRegistry, 'isDefaultProtocolClient'> & { readonly isPackaged: boolean },
  platform: NodeJS.Platform,
): ReplyOf<'links.status'> {
  const opens = (scheme: string): boolean => app.isPackaged && app.isDefaultProtocolClient(scheme);
  return {
    opens: { tel: opens('tel'), callto: opens('callto'), sip: opens('sip') },
    registers: app.isPackaged,
    systemSettings: systemLinkSettings(platform) !== null,
  };
}

import { describe, expect, it } from 'vitest';
import { linkStatus, systemLinkSettings } from '../../../../src-main/desktop/linkStatus.ts';

const HERE = { platform: 'linux', program: '/opt/Ringside/ringside' } as const;
const WINDOWS = { platform: 'win32', program: String.raw`C:\Program Files\Ringside\Ringside.exe` } as const;

/** An app that registered these; on Windows these open with the programs that were chosen. */
const opening = (registered: string[], chosen: Record<string, string> = {}) => ({
  isPackaged: true,
  isDefaultProtocolClient: (scheme: string) => registered.includes(scheme),
  getApplicationInfoForProtocol: (url: string) => {
    const path = chosen[url];
    return path === undefined ? Promise.reject(new Error('no application found')) : Promise.resolve({ path });
  },
});

describe('which links open the app', () => {
  it('is what the system says', async () => {
    expect(await linkStatus(opening(['tel', 'sip']), HERE)).toEqual({
      opens: { tel: true, callto: false, sip: true },
      registers: true,
      systemSettings: false,
    });
  });

  it('is none for an unpackaged app, which registers nothing', async () => {
    expect(await linkStatus({ ...opening(['tel']), isPackaged: false }, HERE)).toMatchObject({
      opens: { tel: false, callto: false, sip: false },
      registers: false,
    });
  });

  it('is what the person chose on Windows, whatever was registered', async () => {
    const chosen = {
      'tel:': String.raw`c:\program files\ringside\ringside.exe`,
      'callto:': String.raw`C:\Program Files\Other\other.exe`,
    };
    expect((await linkStatus(opening(['callto', 'sip'], chosen), WINDOWS)).opens).toEqual({
      tel: true,
      callto: false,
      sip: false,
    });
  });

  it('leads to the page of the system where only the agent can choose', async () => {
    expect((await linkStatus(opening([]), WINDOWS)).systemSettings).toBe(true);
    expect(systemLinkSettings('win32')).toMatch(/^ms-settings:/);
    expect(systemLinkSettings('darwin')).toBeNull();
  });
});

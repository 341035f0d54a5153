import { describe, expect, it } from 'vitest';
import { linkStatus, systemLinkSettings } from '../../../../src-main/desktop/linkStatus.ts';

const opening = (...schemes: string[]) => ({
  isPackaged: true,
  isDefaultProtocolClient: (scheme: string) => schemes.includes(scheme),
});

describe('which links open the app', () => {
  it('is what the system says', () => {
    expect(linkStatus(opening('tel', 'sip'), 'linux')).toEqual({
      opens: { tel: true, callto: false, sip: true },
      registers: true,
      systemSettings: false,
    });
  });

  it('is none for an unpackaged app, which registers nothing', () => {
    expect(linkStatus({ ...opening('tel'), isPackaged: false }, 'linux')).toMatchObject({
      opens: { tel: false, callto: false, sip: false },
      registers: false,
    });
  });

  it('leads to the page of the system where only the agent can choose', () => {
    expect(linkStatus(opening(), 'win32').systemSettings).toBe(true);
    expect(systemLinkSettings('win32')).toMatch(/^ms-settings:/);
    expect(systemLinkSettings('darwin')).toBeNull();
  });
});

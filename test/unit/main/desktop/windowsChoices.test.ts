import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { offerToWindows, registryFileOf } from '../../../../src-main/desktop/windowsChoices.ts';

const PROGRAM = String.raw`C:\Users\Zoé "Z"\Ringside.exe`;
const WANTED = { tel: true, callto: false, sip: true };
const NOTHING = { tel: false, callto: false, sip: false };
const lines = (text: string): string[] => text.split('\r\n');

describe('what Windows is told of the links that this app opens', () => {
  it('names those that are wanted, and the program that opens them', () => {
    expect(lines(registryFileOf(PROGRAM, WANTED))).toEqual([
      'Windows Registry Editor Version 5.00',
      '',
      String.raw`[-HKEY_CURRENT_USER\Software\Ringside\Capabilities]`,
      String.raw`[-HKEY_CURRENT_USER\Software\Classes\Ringside.Link]`,
      String.raw`[HKEY_CURRENT_USER\Software\Ringside\Capabilities]`,
      '"ApplicationName"="Ringside"',
      '"ApplicationDescription"="Says who is calling before the agent answers"',
      String.raw`[HKEY_CURRENT_USER\Software\Ringside\Capabilities\URLAssociations]`,
      '"tel"="Ringside.Link"',
      '"sip"="Ringside.Link"',
      String.raw`[HKEY_CURRENT_USER\Software\Classes\Ringside.Link]`,
      '@="URL:Ringside"',
      '"URL Protocol"=""',
      String.raw`[HKEY_CURRENT_USER\Software\Classes\Ringside.Link\shell\open\command]`,
      String.raw`@="\"C:\\Users\\Zoé \"Z\"\\Ringside.exe\" \"--\" \"%1\""`,
      String.raw`[HKEY_CURRENT_USER\Software\RegisteredApplications]`,
      String.raw`"Ringside"="Software\\Ringside\\Capabilities"`,
      '',
    ]);
  });

  it('takes everything back when none is wanted', () => {
    expect(lines(registryFileOf(PROGRAM, NOTHING)).slice(2)).toEqual([
      String.raw`[-HKEY_CURRENT_USER\Software\Ringside\Capabilities]`,
      String.raw`[-HKEY_CURRENT_USER\Software\Classes\Ringside.Link]`,
      String.raw`[HKEY_CURRENT_USER\Software\RegisteredApplications]`,
      '"Ringside"=-',
      '',
    ]);
  });
});

describe('telling Windows', () => {
  it('hands over a file in UTF-16 with its mark, which is gone afterwards', async () => {
    let file = '';
    const run = vi.fn(async (_program: string, args: string[]) => {
      file = args[1] ?? '';
      const bytes = await readFile(file);
      expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
      expect(bytes.subarray(2).toString('utf16le')).toBe(registryFileOf(PROGRAM, WANTED));
    });
    await offerToWindows({ program: PROGRAM, systemRoot: String.raw`D:\Windows` }, WANTED, run);
    expect(run).toHaveBeenCalledExactlyOnceWith(String.raw`D:\Windows\System32\reg.exe`, ['import', file]);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves no file behind when it is refused', async () => {
    let file = '';
    const refused = offerToWindows({ program: PROGRAM, systemRoot: '' }, WANTED, (_program, args) => {
      file = args[1] ?? '';
      return Promise.reject(new Error('access denied'));
    });
    await expect(refused).rejects.toThrow('access denied');
    expect(existsSync(file)).toBe(false);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { fileProblem } from '#shared/contract/placingViews.ts';
import { saveCalendar, writeCalendar } from '../../../../src-main/desktop/calendarFile.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringside-calendar-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function save(filePath: string, write = writeCalendar, canceled = false) {
  const showSaveDialog = vi.fn(() => Promise.resolve({ canceled, filePath }));
  return saveCalendar('BEGIN:VCALENDAR', {
    dialog: { showSaveDialog },
    window: null,
    strings: DESKTOP_STRINGS.en.calendar,
    write,
  });
}

const failing = (code: string) => () =>
  Promise.reject(Object.assign(new Error(code), { code, syscall: 'open' }));

describe('the calendar file', () => {
  it('is written where the agent said', async () => {
    const path = join(folder, 'good.ics');
    expect(await save(path)).toEqual({ savedAs: path, problem: null });
    expect(readFileSync(path, 'utf8')).toBe('BEGIN:VCALENDAR');
  });

  it('is not written where they said nothing', async () => {
    const write = vi.fn(writeCalendar);
    expect(await save('', write)).toEqual({ savedAs: null, problem: null });
    expect(await save(join(folder, 'no.ics'), write, true)).toEqual({ savedAs: null, problem: null });
    expect(write).not.toHaveBeenCalled();
  });

  it.each([
    ['a folder that is gone', join(folder, 'gone', 'callbacks.ics'), 'noSuchFolder', 'callbacks.ics'],
    ['a folder', folder, 'isFolder', folder.split('/').at(-1)],
    ['a folder that takes none, though it is there', '/proc/x.ics', 'other', 'x.ics'],
  ])('cannot be written into %s', async (_, path, why, file) => {
    expect(await save(path)).toEqual({ savedAs: null, problem: { why, file } });
  });

  it.each([
    ['EACCES', 'noRight'],
    ['EPERM', 'noRight'],
    ['EROFS', 'readOnly'],
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['ENOENT', 'noSuchFolder'],
    ['ENOTDIR', 'noSuchFolder'],
    ['EISDIR', 'isFolder'],
    ['EBUSY', 'inUse'],
    ['EIO', 'other'],
  ])('says why the system refused it: %s', async (code, why) => {
    const { savedAs, problem } = await save(join(folder, 'Rappels.ics'), failing(code));
    expect(savedAs).toBeNull();
    expect(fileProblem.parse(problem)).toEqual({ why, file: 'Rappels.ics' });
  });

  it('hides no fault of our own', async () => {
    await expect(save(join(folder, 'x.ics'), () => Promise.reject(new TypeError('no text')))).rejects.toThrow(
      'no text',
    );
  });
});

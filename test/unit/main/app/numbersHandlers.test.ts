import { describe, expect, it, vi } from 'vitest';
import type { CompanyNumbers } from '#core/companyNumbers/companyNumbers.ts';
import type { NumbersState } from '#shared/contract/numbersViews.ts';
import type { Media } from '#shared/domain/media.ts';
import { EMPTY_NUMBER_FORM } from '#shared/domain/numberForm.ts';
import { numbersHandlers } from '../../../../src-main/app/numbersHandlers.ts';
import { createPlayingDesk } from '../../../../src-main/security/playing.ts';

const medium = (id: string, url: string | null): Media => ({
  id,
  name: `File ${id}`,
  kind: 'playback',
  kindText: null,
  state: 'active',
  url,
  address: url === null ? 'none' : 'usable',
  company: null,
  info: null,
});
const FILES = [
  medium('1', 'https://cliqphone.com/a.mp3'),
  medium('2', 'http://cliqphone.com/a.mp3'),
  medium('3', null),
  medium('4', 'https://*/a.mp3'),
];

function setUp({ plain = false, reading = { state: 'notRead' } } = {}) {
  const numbers = {
    numbers: () => ({ reading }) as NumbersState,
    needNumbers: vi.fn(() => new Promise<void>(() => {})),
    medium: (id: string) => FILES.find((each) => each.id === id) ?? null,
    saving: { add: vi.fn(), edit: vi.fn(() => Promise.resolve({ result: 'saved', now: null })) },
  };
  const player = createPlayingDesk();
  const handlers = numbersHandlers({
    core: Promise.resolve({ companyNumbers: numbers as unknown as CompanyNumbers }),
    player,
    allowsPlainHttp: () => plain,
  });
  return { numbers, player, handlers };
}

describe('the commands about numbers', () => {
  it('say what is held without waiting for what is being read', async () => {
    const { numbers, handlers } = setUp();
    await expect(handlers['numbers.state']({ refresh: true })).resolves.toEqual({
      reading: { state: 'notRead' },
    });
    expect(numbers.needNumbers).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('save nothing where Cliqphone is not set up', async () => {
    const { numbers, handlers } = setUp({ reading: { state: 'notConfigured' } });
    const form = { ...EMPTY_NUMBER_FORM, days: [] };
    await expect(handlers['numbers.add']({ form })).rejects.toMatchObject({ code: 'notConfigured' });
    expect(numbers.saving.add).not.toHaveBeenCalled();
  });

  it('hand on the fields that are there, and no gaps', async () => {
    const { numbers, handlers } = setUp();
    const seen = { id: '1' } as never;
    await handlers['numbers.edit']({ seen, edit: { holder: '', info: undefined } });
    expect(numbers.saving.edit).toHaveBeenCalledExactlyOnceWith(seen, { holder: '' });
  });
});

describe('listening to a file', () => {
  it('gives the address of its page', async () => {
    const { handlers, player } = setUp();
    const reply = await handlers['media.play']({ id: '1' });
    expect(reply).toEqual({ result: 'player', url: expect.stringMatching(/^ringside-app:\/\/player\//) });
    expect(player.take((reply as { url: string }).url)).toMatchObject({ name: 'File 1' });
  });

  it.each([
    ['2', { result: 'inClear' }],
    ['3', { result: 'noFile' }],
    ['4', { result: 'noFile' }],
    ['5', { result: 'noFile' }],
  ])('%s is not possible, and ends what was heard: %j', async (id, outcome) => {
    const { handlers, player } = setUp();
    await handlers['media.play']({ id: '1' });
    expect(await handlers['media.play']({ id })).toEqual(outcome);
    expect(player.isHeard()).toBe(false);
  });

  it('goes over plain http where the administrator allows it', async () => {
    expect(await setUp({ plain: true }).handlers['media.play']({ id: '2' })).toMatchObject({
      result: 'player',
    });
  });

  it('ends when it is stopped', async () => {
    const { handlers, player } = setUp();
    await handlers['media.play']({ id: '1' });
    await handlers['media.stop']({});
    expect(player.isHeard()).toBe(false);
  });
});

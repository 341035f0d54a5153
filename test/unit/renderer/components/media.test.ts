import { fireEvent } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PLAYER_ORIGIN } from '#shared/domain/player.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { medium, PhoneProvider } from '../support/phoneProvider.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  // No frame is loaded here: it stands for itself with a window of its own.
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(window);
});

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

const PAGE = `${PLAYER_ORIGIN}/windows/player/index.html?x`;

async function openMedia() {
  const bridge = mainBridge();
  const provider = new PhoneProvider(bridge);
  provider.media = [
    medium('1'),
    medium('2', { kind: 'voicemail' }),
    medium('3', { kind: null, origin: null, address: 'none' }),
    medium('4', { origin: null, address: 'unusable' }),
  ];
  bridge.answer('media.play', () => ({ result: 'player', url: PAGE }));
  const page = await openMain(bridge);
  page.desk.navigation.go('media');
  await late();
  return { ...page, provider };
}

const buttonOf = (id: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`[data-medium="${id}"] button`);
  if (found === null) throw new Error(`sound ${id} is not on the page`);
  return found;
};
const player = () => document.querySelector('section.player');

/** The player's page tells something. */
async function tell(data: unknown, origin = PLAYER_ORIGIN): Promise<void> {
  const source = document.querySelector('iframe')?.contentWindow ?? null;
  window.dispatchEvent(new MessageEvent('message', { data, origin, source } as MessageEventInit));
  await late();
}

async function play(id: string): Promise<void> {
  await fireEvent.click(buttonOf(id));
  await late();
}

describe('the sounds of the company', () => {
  it('are found by kind and by name, and not played where no file is known', async () => {
    const { getByRole } = await openMedia();
    expect(document.querySelectorAll('[data-medium]')).toHaveLength(4);
    expect(buttonOf('3').disabled).toBe(true);
    expect(buttonOf('3').title).toContain('no address');
    expect(buttonOf('4').title).toContain('an address that cannot be played');
    expect(buttonOf('4').disabled).toBe(true);
    await fireEvent.click(getByRole('radio', { name: 'Kind not told' }));
    expect(document.querySelectorAll('[data-medium]')).toHaveLength(1);
    await fireEvent.click(getByRole('radio', { name: 'All' }));
    await fireEvent.input(getByRole('searchbox'), { target: { value: 'SOUND 2' } });
    expect(document.querySelectorAll('[data-medium]')).toHaveLength(1);
  });

  it('are played in the frame that main makes, one at a time, until stopped or left', async () => {
    const { bridge, desk } = await openMedia();
    await play('1');
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe(PAGE);
    await tell({ kind: 'player', state: 'playing' });
    expect(player()?.textContent).toContain('Playing');
    await play('2');
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    expect(bridge.requests('media.play').map(({ id }) => id)).toEqual(['1', '2']);
    await play('2');
    expect(player()).toBeNull();
    expect(bridge.requests('media.stop')).toHaveLength(1);
    await play('1');
    desk.navigation.go('live');
    await late();
    expect(bridge.requests('media.stop')).toHaveLength(2);
  });

  it('are not told about by anybody else than the player', async () => {
    await openMedia();
    await play('1');
    await tell({ kind: 'player', state: 'playing' }, 'https://elsewhere.example');
    await tell({ kind: 'other', state: 'playing' });
    window.dispatchEvent(
      new MessageEvent('message', { data: { kind: 'player', state: 'playing' }, origin: PLAYER_ORIGIN }),
    );
    await late();
    expect(player()?.getAttribute('data-playing')).toBe('loading');
    await tell({ kind: 'player', state: 'leaving' });
    expect(player()).toBeNull();
  });

  it('say why they cannot be heard', async () => {
    const { bridge } = await openMedia();
    await play('1');
    await tell({ kind: 'player', state: 'failed', why: 'noSound' });
    expect(player()?.textContent).toContain('damaged');
    expect(document.querySelector('iframe')).toBeNull();
    bridge.answer('media.play', () => ({ result: 'inClear' }));
    await play('1');
    expect(player()?.textContent).toContain('without encryption');
    bridge.answer('media.play', () => ({ result: 'noFile' }));
    await play('1');
    expect(player()?.textContent).toContain('no file any more');
    bridge.answer('media.play', () => {
      throw new RequestError('internal', 'broken by the test');
    });
    await play('1');
    expect(player()?.textContent).toContain('Something went wrong');
  });
});

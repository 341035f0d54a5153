import { fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import LatePart from '../../../../src-renderer/components/shell/LatePart.svelte';
import { missingModule } from '../../../../src-renderer/lib/late/fetchPart.ts';
import { MAIN_DESK } from '../../../../src-renderer/lib/mainDesk.ts';
import { WORDS } from '../../../../src-renderer/lib/words.ts';
import { en } from '../../../../src-renderer/strings/en/main.ts';
import { settle } from '../support/windows.ts';

afterEach(() => {
  document.body.replaceChildren();
});

const flushNotes = vi.fn<() => Promise<void>>(() => Promise.resolve());

/** A part that comes at the second time. */
function secondTime() {
  return vi
    .fn<() => Promise<{ default: string }>>()
    .mockRejectedValueOnce(new Error('the file is gone'))
    .mockResolvedValue({ default: 'the part' });
}

async function open(load: () => Promise<{ default: string }>, onClose?: () => void) {
  const children = createRawSnippet<[unknown]>((part) => ({
    render: () => `<p data-part>${String(part())}</p>`,
  }));
  const page = render(LatePart, {
    props: { load, children, onClose },
    context: new Map<symbol, unknown>([
      [WORDS, { strings: en, language: 'en' }],
      [MAIN_DESK, { flushNotes }],
    ]),
  });
  await settle();
  return page;
}

const part = () => document.querySelector('[data-part]')?.textContent;

describe('a part of the page that is fetched late', () => {
  it('that does not come is said to be missing, and comes when it is tried again', async () => {
    const load = secondTime();
    const page = await open(load);
    expect(page.getByRole('alert').textContent).toMatch(/A part of Ringside is not at hand/);
    await fireEvent.click(page.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(page.queryByRole('alert')).toBeNull();
    expect(part()).toBe('the part');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('that lies over the window is missed in a dialog, which can be closed', async () => {
    const close = vi.fn<() => void>();
    const page = await open(secondTime(), close);
    expect(page.getByRole('dialog', { name: 'This could not be loaded' })).toBeTruthy();
    await fireEvent.keyDown(page.getByRole('dialog'), { key: 'Escape' });
    expect(close).toHaveBeenCalledOnce();
    await fireEvent.click(page.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(page.queryByRole('dialog')).toBeNull();
    expect(part()).toBe('the part');
  });

  it('that stays away is a matter of a page of before: notes are saved, and the page is fetched anew', async () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    const page = await open(() => Promise.reject(new Error('gone')));
    for (const name of ['Try again', 'Try again', 'Reload the window']) {
      expect(reload).not.toHaveBeenCalled();
      await fireEvent.click(page.getByRole('button', { name }));
      await settle();
    }
    expect(flushNotes).toHaveBeenCalledOnce();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('is asked for under another address where its own is remembered as missing, and only within this app', () => {
    const own = `${location.protocol}//${location.host}/assets/main-DialSheet-x.js`;
    const said = (address: string) =>
      missingModule(new TypeError(`Failed to fetch dynamically imported module: ${address}`));
    expect(said(own)).toBe(own);
    expect(said('https://elsewhere.example/a.js')).toBeNull();
    expect(said(own.replace(location.protocol, 'evil:'))).toBeNull();
    expect(missingModule(new Error('out of memory'))).toBeNull();
    expect(missingModule('text')).toBeNull();
  });
});

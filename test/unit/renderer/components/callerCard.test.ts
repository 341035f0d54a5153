import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../support/fakeBridge.ts';
import { card, entry, facts, failed, NOW } from '../support/samples.ts';
import { mainBridge, openMain, settle, asInput } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the card of a caller', () => {
  it('renames, and says when that failed without losing the name', async () => {
    const bridge = mainBridge();
    const { getByLabelText, getByText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    const field = asInput(getByLabelText('Name'));
    bridge.refuse('callers.rename', 'storageFailed');
    await fireEvent.input(field, { target: { value: 'Claire' } });
    await fireEvent.blur(field);
    await settle();
    expect(getByText('Not saved: Saving on this computer failed')).toBeTruthy();
    expect(field.value).toBe('Claire');
    bridge.answer('callers.rename', () => ({}));
    await fireEvent.blur(field);
    await settle();
    expect(getByText('Name saved')).toBeTruthy();
    expect(bridge.requests('callers.rename').at(-1)).toEqual({ key: '+33187224465', name: 'Claire' });
  });

  it('saves the note of an earlier call to that call, and the caller’s to the caller', async () => {
    const bridge = mainBridge();
    bridge
      .answer('callers.card', () => card({ earlierCount: 1, earlier: [entry({ note: 'old words' })] }))
      .answer('notes.save', () => ({ savedAt: NOW }));
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await fireEvent.input(getByRole('textbox', { name: /Note of/ }), { target: { value: 'new words' } });
    await fireEvent.input(getByRole('textbox', { name: 'Note about this caller' }), {
      target: { value: 'kind' },
    });
    await vi.advanceTimersByTimeAsync(400);
    expect(bridge.requests('notes.save')).toEqual([
      { about: { callId: 'past-1' }, text: 'new words' },
      { about: { callerKey: '+33187224465' }, text: 'kind' },
    ]);
  });

  it('drops the slow answer for another caller', async () => {
    const bridge = mainBridge();
    const slow = deferred<ReturnType<typeof card>>();
    bridge.answer('callers.card', ({ key }) =>
      key === 'slow' ? slow.promise : card({ key, name: 'Right' }),
    );
    const { getByLabelText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: 'slow' });
    await settle();
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    slow.resolve(card({ key: 'slow', name: 'Wrong' }));
    await settle();
    expect(asInput(getByLabelText('Name')).value).toBe('Right');
  });

  it('says when there is no such caller', async () => {
    const bridge = mainBridge();
    bridge.refuse('callers.card', 'notFound');
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: 'gone' });
    await settle();
    expect(getByRole('alert').textContent).toContain('This is no longer there');
  });

  it('shows a fact without an answer as such, with the way to ask again', async () => {
    const bridge = mainBridge();
    bridge
      .answer('callers.card', () => card({ facts: facts({ vip: failed('timeout') }) }))
      .answer('callers.askAgain', () => ({}));
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await fireEvent.click(getByRole('button', { name: 'Ask again' }));
    expect(bridge.requests('callers.askAgain')).toEqual([{ key: '+33187224465' }]);
  });
});

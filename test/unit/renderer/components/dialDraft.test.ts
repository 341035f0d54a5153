import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DialCandidate } from '#shared/contract/placingViews.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { TYPING_RESTS_MS } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import { candidate, intent, options } from '../support/placingSamples.ts';
import { NOW, number } from '../support/samples.ts';
import { asInput, asTextArea, mainBridge, openMain, settle } from '../support/windows.ts';

const NUMBER = '+33187224465';
const SHORT = { kind: 'short', raw: '3635', display: '3635', e164: null, country: null } as const;

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

async function openWindow(understood: (text: string) => DialCandidate[] = () => [candidate()]) {
  const bridge = mainBridge()
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents: [] }))
    .answer('placing.understand', ({ text }) => ({ candidates: understood(text), cut: false }))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
  const page = await openMain(bridge);
  const box = () => asTextArea(page.getByLabelText('Number'));
  const ticket = () => asInput(page.getByLabelText('Ticket'));
  return {
    ...page,
    box,
    ticket,
    async open() {
      await fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
      await late();
    },
    async type(text: string) {
      await fireEvent.input(box(), { target: { value: text } });
      vi.advanceTimersByTime(200);
      await settle();
    },
    async escape() {
      await fireEvent.keyDown(box(), { key: 'Escape' });
      await late();
    },
    /** Asked for from outside, once typing rests unless another time is given. */
    async arrive(from: 'link' | 'clipboard', text = NUMBER, afterMs = TYPING_RESTS_MS) {
      bridge.emit('navigate', {
        to: 'form',
        form: 'dial',
        text,
        from,
        fromCallId: null,
        providerCallId: null,
      });
      vi.advanceTimersByTime(afterMs);
      await late();
    },
  };
}

const dialog = () => document.querySelector('dialog');

describe('what was typed to call somebody', () => {
  it('is there again after Escape, marked so that typing begins anew, until it is started afresh', async () => {
    const page = await openWindow();
    await page.open();
    await page.type('06 12 34');
    await fireEvent.input(page.ticket(), { target: { value: '71450' } });
    await page.escape();
    expect(dialog()).toBeNull();
    await page.open();
    expect([page.box().value, page.ticket().value]).toEqual(['06 12 34', '71450']);
    expect(document.activeElement).toBe(page.box());
    expect([page.box().selectionStart, page.box().selectionEnd]).toEqual([0, 8]);
    expect(page.getByText(/What you had typed is still here/)).toBeTruthy();
    await fireEvent.click(page.getByRole('button', { name: 'Start afresh' }));
    await late();
    expect([page.box().value, page.ticket().value]).toEqual(['', '']);
    expect(document.querySelector('[data-restored]')).toBeNull();
    await page.escape();
    await page.open();
    expect(page.box().value).toBe('');
    page.stop();
  });

  it.each(['link', 'clipboard'] as const)(
    'waits below a number that comes by %s, is named there, and comes back after it',
    async (from) => {
      const page = await openWindow();
      await page.open();
      await page.type('06 12 34 and some words');
      await page.arrive(from);
      expect(page.getByRole('heading', { name: 'Call +33 1 87 22 44 65?' })).toBeTruthy();
      expect(page.box().value).toBe(NUMBER);
      expect(document.querySelector('[data-begun]')?.textContent).toContain('06 12 34 and some words');
      await page.escape();
      expect(page.box().value).toBe('06 12 34 and some words');
      await page.escape();
      expect(dialog()).toBeNull();
      page.stop();
    },
  );

  it('is typed on while a link arrives, which shows once typing rests; and is gone on with at its end', async () => {
    const page = await openWindow();
    await page.open();
    await page.type('06 12');
    await page.arrive('link', NUMBER, 0);
    for (const text of ['06 12 3', '06 12 34', '06 12 34 5']) {
      expect(document.activeElement).toBe(page.box());
      await page.type(text);
      expect(page.box().value).toBe(text);
    }
    vi.advanceTimersByTime(TYPING_RESTS_MS);
    await late();
    expect(page.box().value).toBe(NUMBER);
    expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Call +33 1 87 22 44 65?' }));
    await page.escape();
    expect(page.box().value).toBe('06 12 34 5');
    expect(document.activeElement).toBe(page.box());
    expect([page.box().selectionStart, page.box().selectionEnd]).toEqual([10, 10]);
    await page.arrive('link');
    await fireEvent.click(page.getByRole('button', { name: 'Go on with “06 12 34 5”' }));
    await late();
    expect([page.box().selectionStart, page.box().selectionEnd]).toEqual([10, 10]);
    page.stop();
  });

  it('holds up no link that comes while nobody types', async () => {
    const page = await openWindow();
    await page.open();
    await page.type('06 12');
    vi.advanceTimersByTime(TYPING_RESTS_MS);
    await page.arrive('link', NUMBER, 0);
    expect(page.box().value).toBe(NUMBER);
    page.stop();
  });

  it('can be gone back to from the number that arrived, and outlives the call to that', async () => {
    const page = await openWindow();
    await page.open();
    await page.type('06 12 34');
    await page.escape();
    await page.arrive('link');
    await fireEvent.click(page.getByRole('button', { name: 'Go on with “06 12 34”' }));
    await late();
    expect(page.box().value).toBe('06 12 34');
    await page.escape();
    expect(dialog()).toBeNull();
    await page.arrive('link');
    vi.setSystemTime(NOW + 1000);
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await late();
    expect(page.bridge.requests('placing.dial')).toHaveLength(1);
    await fireEvent.keyDown(dialog() ?? document.body, { key: 'Escape' });
    await late();
    await page.open();
    expect(page.box().value).toBe('06 12 34');
    page.stop();
  });

  it('is not offered again once it was sent, nor where only what was asked for stood in the form', async () => {
    const page = await openWindow();
    await page.arrive('link');
    await page.escape();
    await page.open();
    expect(page.box().value).toBe('');
    expect(document.querySelector('[data-begun]')).toBeNull();
    await page.type('01 87 22 44 65');
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await late();
    await fireEvent.keyDown(dialog() ?? document.body, { key: 'Escape' });
    await late();
    await page.open();
    expect(page.box().value).toBe('');
    page.stop();
  });

  it('is kept until the callback that it became is written down', async () => {
    const page = await openWindow();
    await page.open();
    await page.type('01 87 22 44 65');
    const later = async () => {
      await fireEvent.click(page.getByRole('button', { name: 'Call back later…' }));
      await late();
    };
    await later();
    await fireEvent.keyDown(dialog() ?? document.body, { key: 'Escape' });
    await late();
    await page.open();
    expect(page.box().value).toBe('01 87 22 44 65');
    page.bridge.answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }));
    page.bridge.answer('callbacks.schedule', ({ id, due }) =>
      intent({
        id,
        due,
        kind: 'reminder',
        state: { name: 'scheduled', at: NOW, how: 'here', providerCallId: null },
      }),
    );
    await later();
    const when = document.querySelector('[data-field="when"]');
    if (when === null) throw new Error('there is no time');
    await fireEvent.input(when, { target: { value: 'in 2 h' } });
    await fireEvent.submit(document.querySelector('dialog form') ?? document.body);
    await late();
    await fireEvent.keyDown(dialog() ?? document.body, { key: 'Escape' });
    await late();
    await page.open();
    expect(page.box().value).toBe('');
    page.stop();
  });
});

describe('why a number is not called', () => {
  it('is said of a short one before anything is pressed', async () => {
    const page = await openWindow(() => [candidate({ party: SHORT, line: null, zones: [] })]);
    await page.open();
    await page.type('3635');
    expect(document.querySelector('[data-warning="short"]')?.textContent).toMatch(
      /Too short for CCAI Platform/,
    );
    expect(page.getByRole('button', { name: 'Call' }).matches(':disabled')).toBe(true);
    page.stop();
  });

  it('is the real reason where main refuses it', async () => {
    const page = await openWindow(() => [candidate({ party: SHORT })]);
    page.bridge.answer('placing.dial', () => {
      throw new RequestError('badRequest', 'there is no number to call', 'number');
    });
    await page.open();
    await page.type('3635');
    await fireEvent.input(page.ticket(), { target: { value: '1' } });
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await late();
    expect(page.getByRole('alert').textContent).toMatch(/Nothing was placed.*The number is too short/);
    page.stop();
  });
});

describe('what is told of a number', () => {
  it.each([
    ['tones', ',,12#', /“,,12#” is not dialled with it/],
    ['alternative', '/ 66', /“\/ 66” was left out/],
  ] as const)('names what was left out of it: %s', async (kind, text, said) => {
    const page = await openWindow(() => [candidate({ leftOut: { kind, text } })]);
    await page.open();
    await page.type(`01 87 22 44 65 ${text}`);
    expect(document.querySelector(`[data-left-out="${kind}"]`)?.textContent).toMatch(said);
    page.stop();
  });

  it('names the countries where it is an emergency number, three at most', async () => {
    const page = await openWindow(() => [
      candidate({ party: SHORT, emergency: true, emergencyIn: ['US', 'CA', 'PH', 'AR'] }),
    ]);
    await page.open();
    await page.type('911');
    expect(document.querySelector('[data-warning="emergency"]')?.textContent).toContain(
      'an emergency number (United States, Canada, Philippines, …)',
    );
    page.stop();
  });

  it.each(['tollFree', 'premium', 'sharedCost', 'other'] as const)(
    'claims no place for a number of a service: %s',
    async (line) => {
      const page = await openWindow(() => [candidate({ party: number('+33 800 123 456'), line })]);
      await page.open();
      await page.type('0800 123 456');
      expect(document.querySelector('[data-time-there]')?.textContent).toContain(
        'The number does not tell where it rings; it is 11:00 in Paris',
      );
      page.stop();
    },
  );
});

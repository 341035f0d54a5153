import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REFUSAL_CODES } from '#shared/domain/outbound.ts';
import {
  NUMBER,
  standAtNow,
  callingBridge,
  late,
  openDial,
  dialog,
  outcomeOf,
  tell,
} from '../support/dialWindow.ts';
import { intent, refusal } from '../support/placingSamples.ts';
import { NOW } from '../support/samples.ts';
import { asTextArea, openMain, settle } from '../support/windows.ts';
import type { Bridge } from '../support/dialWindow.ts';

beforeEach(standAtNow);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('what came of it', () => {
  async function called(bridge: Bridge = callingBridge()) {
    const page = await openDial(bridge);
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    return { page, bridge };
  }

  it('is on its way, in words that a screen reader hears, and has the keyboard', async () => {
    const { page } = await called();
    expect(outcomeOf('sending')?.querySelector('[role="status"]')?.textContent).toMatch(/Placing the call/);
    expect(page.getByRole('progressbar', { name: 'Placing the call…' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Placing the call…');
    page.stop();
  });

  it('is a call: shown with its id, and leads to Live', async () => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'created', finish: null, providerCallId: 4711 });
    expect(outcomeOf('done')?.textContent).toMatch(/The call is placed.*CCAI call 4711/);
    page.desk.navigation.go('history');
    await fireEvent.click(page.getByRole('button', { name: 'Show in Live' }));
    await settle();
    expect(dialog()).toBeNull();
    expect(page.desk.navigation.screen).toBe('live');
    page.stop();
  });

  it.each([
    ['chooseNumber', /Choose the number in the agent adapter/],
    ['adapter', /Finish in the agent adapter/],
    ['ticket', /Call from the ticket/],
    ['unknown', /Look into the agent adapter/],
  ] as const)('is to be finished in the agent adapter: %s', async (finish, title) => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'finishInAdapter', finish, providerCallId: null });
    expect(outcomeOf('done')?.getAttribute('data-tone')).toBe('act');
    expect(outcomeOf('done')?.textContent).toMatch(title);
    page.stop();
  });

  it.each(REFUSAL_CODES)('is refused with %s: said in words, the raw text behind a detail', async (code) => {
    const { page, bridge } = await called();
    const raw = 'end_user_number is not well-formed';
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code, field: 'number', raw }),
      status: 400,
    });
    const shown = outcomeOf('refused');
    expect(shown?.querySelector('.title')?.textContent).not.toContain(raw);
    expect(shown?.querySelector('details')?.textContent).toMatch(
      /HTTP 400 ·\s*end_user_number is not well-formed/,
    );
    expect(shown?.querySelector('details')?.open).toBe(false);
    page.stop();
  });

  it('is refused by a menu: schedule instead gives the call up and opens the form for later', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'menuAfterHours', field: 'menu' }),
      status: 400,
    });
    bridge.answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 2, there: 'nothing' } }),
    );
    await fireEvent.click(page.getByRole('button', { name: 'Schedule instead' }));
    await settle();
    expect(page.desk.forms.request).toMatchObject({ form: 'schedule', text: NUMBER });
    expect(bridge.requests('intents.cancel')).toHaveLength(1);
    page.stop();
  });

  it('is refused for a wrong subdomain: leads to the settings', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'wrongAddress' }),
      status: 404,
    });
    expect(outcomeOf('refused')?.textContent).toMatch(/Check the subdomain/);
    await fireEvent.click(page.getByRole('button', { name: 'Open the settings' }));
    await settle();
    expect(dialog()).toBeNull();
    expect(page.desk.navigation.section).toBe('ccai');
    page.stop();
  });

  it('did not leave: says why, and tries again under the same id', async () => {
    const { page, bridge } = await called();
    const lastTry = { at: NOW + 1, why: 'rateLimited', detail: null, retryAfterMs: 5000 } as const;
    await tell(bridge, { name: 'drafted', at: NOW + 1, lastTry });
    expect(outcomeOf('drafted')?.textContent).toMatch(/fewer requests.*Not before \d\d:\d\d:05/);
    bridge.answer('intents.resolve', ({ id }) => intent({ id, state: { name: 'sending', at: NOW + 2 } }));
    // Earlier it would only be turned away again.
    await fireEvent.click(page.getByRole('button', { name: /^Try again in \d s$/ }));
    await settle();
    expect(bridge.requests('intents.resolve')).toEqual([]);
    vi.advanceTimersByTime(6000);
    await settle();
    await fireEvent.click(page.getByRole('button', { name: 'Try again' }));
    await settle();
    const [{ id } = { id: '' }] = bridge.requests('placing.dial');
    expect(bridge.requests('intents.resolve')).toEqual([{ id, answer: 'send' }]);
    expect(outcomeOf('sending')).not.toBeNull();
    page.stop();
  });

  it('can be changed after an end that left nothing: back in the form, with another id', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'malformed', field: 'number' }),
      status: 400,
    });
    bridge.answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 2, there: 'nothing' } }),
    );
    await fireEvent.click(page.getByRole('button', { name: 'Change and try again' }));
    await settle();
    expect(asTextArea(page.getByLabelText('Number')).value).toBe('01 87 22 44 65');
    expect(document.activeElement).toBe(page.getByLabelText('Number'));
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    const [first, second] = bridge.requests('placing.dial');
    expect(second?.id).not.toBe(first?.id);
    page.stop();
  });

  it.each([
    ['It was placed', 'exists'],
    ['Call again', 'sendAgain'],
  ] as const)('is uncertain: gives the facts, and "%s" decides', async (name, answer) => {
    const { page, bridge } = await called();
    const attempts = [{ at: NOW, endedAt: NOW + 1, outcome: 'unconfirmed' as const, detail: null }];
    await tell(bridge, { name: 'unconfirmed', at: NOW + 1, reason: 'timeout', detail: null }, { attempts });
    const shown = outcomeOf('unconfirmed');
    expect(shown?.textContent).toMatch(/Sent on 3 Nov 2026.*No answer came in time.*rings a second time/);
    expect(shown?.querySelector('[data-step="change"]')).toBeNull();
    bridge.answer('intents.resolve', ({ id }) =>
      intent({
        id,
        state: { name: 'done', at: NOW + 2, how: 'agentSaysSo', finish: null, providerCallId: null },
      }),
    );
    await fireEvent.click(page.getByRole('button', { name }));
    await settle();
    expect(bridge.requests('intents.resolve')).toMatchObject([{ answer }]);
    page.stop();
  });

  it('says when a decision could not be taken', async () => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'unconfirmed', at: NOW + 1, reason: 'timeout', detail: null });
    expect(document.querySelector('[data-open-intent]')).toBeNull();
    bridge.refuse('intents.resolve', 'storageFailed');
    await fireEvent.click(page.getByRole('button', { name: 'It was placed' }));
    await settle();
    expect(page.getByRole('alert').textContent).toMatch(/Saving on this computer failed/);
    page.stop();
  });

  it('is the call of a moment ago, where main says that this number was just called', async () => {
    const bridge = callingBridge().answer('placing.dial', () => ({
      intent: intent({
        state: { name: 'done', at: NOW, how: 'created', finish: null, providerCallId: 9 },
      }),
      repeated: true,
    }));
    const { page } = await called(bridge);
    expect(page.getByText(/nothing new was placed/)).toBeTruthy();
    page.stop();
  });

  it('never got as far: said in the form, which stays as it was', async () => {
    const { page } = await called(callingBridge().refuse('placing.dial', 'storageFailed'));
    expect(page.getByRole('alert').textContent).toMatch(
      /Nothing was placed – Saving on this computer failed/,
    );
    expect(asTextArea(page.getByLabelText('Number')).value).toBe('01 87 22 44 65');
    page.stop();
  });
});

describe('what waits for a decision', () => {
  const doubt = intent({ state: { name: 'unconfirmed', at: NOW, reason: 'interrupted', detail: null } });

  it('stands at the head of Live, also after a restart, until it is decided', async () => {
    const bridge = callingBridge().answer('intents.open', () => ({ intents: [doubt] }));
    const page = await openMain(bridge);
    await late();
    expect(page.getByRole('heading', { name: '1 call waits for your decision' })).toBeTruthy();
    expect(page.getByText(/Ringside ended while it was on its way/)).toBeTruthy();
    bridge.answer('intents.resolve', () => ({
      ...doubt,
      state: { name: 'done', at: NOW + 1, how: 'agentSaysSo', finish: null, providerCallId: null },
    }));
    await fireEvent.click(page.getByRole('button', { name: 'It was placed' }));
    await settle();
    expect(document.querySelector('[data-open-intent]')).toBeNull();
    page.stop();
  });

  it('is not the same as not known', async () => {
    const page = await openMain(callingBridge().refuse('intents.open', 'storageFailed'));
    expect(page.getByText(/could not be read/)).toBeTruthy();
    page.stop();
  });
});

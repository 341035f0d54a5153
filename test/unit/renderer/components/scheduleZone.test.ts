import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { candidate } from '../support/placingSamples.ts';
import { held, reminder } from '../support/promises.ts';
import { DAY, NOW, number } from '../support/samples.ts';
import {
  action,
  click,
  escape,
  field,
  late,
  openForm,
  openWindow,
  problem,
  save,
  sheet,
  standInParis,
  type,
} from '../support/scheduleWindow.ts';

beforeEach(standInParis);
afterEach(() => {
  vi.useRealTimers();
});

describe('the zone of a promise', () => {
  it('says over which hours it may be there, where the number leaves that open', async () => {
    const callingHours = { fromMinute: 8 * 60, toMinute: 20 * 60 };
    const { bridge } = await openForm({ text: '' }, { options: { callingHours } });
    const zones = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu'];
    bridge.answer('placing.understand', () => ({
      candidates: [candidate({ line: 'tollFree', zones })],
      cut: false,
    }));
    await type('number', '+1 800 555 1234');
    await type('when', 'tomorrow 10:00');
    const advice = () => sheet().querySelector('[data-advice="perhapsOddHours"]')?.textContent;
    expect(advice()).toContain('between 05:00 and 10:00');
    await type('when', 'tomorrow 15:00');
    expect(advice()).toBeUndefined();
  });

  it('shows the clock of the person and the own one, in a zone guessed from the number or chosen', async () => {
    const { bridge } = await openForm({ text: '' });
    bridge.answer('placing.understand', ({ text }) => ({
      candidates: [
        candidate({
          text,
          party: number('+1 212 555 0123', 'US'),
          zones: ['America/New_York', 'America/Chicago'],
        }),
      ],
      cut: false,
    }));
    await type('number', '+1 212 555 0123');
    await type('when', 'tomorrow 9:30');
    expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone-from')).toBe('likeliest');
    expect(sheet().textContent).toContain('the likeliest: the number leaves a choice');
    expect(sheet().textContent).toContain('Wednesday 4 November at 09:30 in New York');
    expect(sheet().textContent).toContain('Wednesday 4 November at 15:30 on your clock');
    await click(action('zone'));
    expect(document.activeElement).toBe(field('zone'));
    await type('zone', 'reunion');
    await fireEvent.keyDown(field('zone'), { key: 'Enter' });
    await late();
    expect(document.activeElement).toBe(action('zone'));
    expect(sheet().textContent).toContain('09:30 in Reunion');
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.due).toEqual({
      at: Date.UTC(2026, 10, 4, 5, 30),
      zone: 'Indian/Reunion',
    });
  });

  it.each([
    ['only guessed from the number', 'Europe/Paris', 'number', 'Paris (by the number)'],
    ['another one than the number tells', 'Indian/Reunion', 'kept', 'Reunion (as it was promised)'],
  ])('says of the zone of a promise that it was %s', async (_what, zone, from, said) => {
    const page = await openWindow({ intents: [] });
    for (const [mode, intent] of [
      ['edit', reminder(1, { due: { at: NOW + DAY, zone } })],
      ['replace', held(2, { due: { at: NOW + DAY, zone } })],
    ] as const) {
      page.desk.callbacks.edit({ mode, intent });
      await late();
      const shown = () => sheet().querySelector('[data-zone-from]');
      expect(shown()?.getAttribute('data-zone')).toBe(zone);
      expect(shown()?.getAttribute('data-zone-from')).toBe(from);
      expect(shown()?.textContent).toContain(said);
      await click(action('zone'));
      await type('zone', 'tokyo');
      await fireEvent.keyDown(field('zone'), { key: 'ArrowDown' });
      await fireEvent.keyDown(field('zone'), { key: 'Enter' });
      await late();
      expect(shown()?.textContent).toContain('Tokyo (chosen by you)');
      page.desk.callbacks.closeForm();
      await late();
    }
  });

  it.each(['Europe/Atlantis', 'tokyo', 'america'])(
    'never takes the zone before for a typed “%s” that was not picked',
    async (text) => {
      const { bridge } = await openForm();
      await type('when', 'tomorrow 9:30');
      await click(action('zone'));
      await type('zone', text);
      expect(problem('zone')).toBe('');
      await save();
      expect(bridge.requests('callbacks.schedule')).toEqual([]);
      expect(problem('zone')).toContain(`“${text}” is no time zone yet`);
      expect(field('zone').getAttribute('aria-invalid')).toBe('true');
      expect(document.activeElement).toBe(field('zone'));
      await type('zone', '');
      expect(problem('zone')).toBe('');
      await save();
      expect(bridge.requests('callbacks.schedule')[0]?.due.zone).toBe('Europe/Paris');
    },
  );

  it.each(['Europe/Atlantis', 'america', ''])(
    'neither picks nor sends by Enter where “%s” leaves a choice',
    async (text) => {
      await openForm();
      await type('when', 'tomorrow 9:30');
      await click(action('zone'));
      await type('zone', text);
      expect(await fireEvent.keyDown(field('zone'), { key: 'Enter' })).toBe(false);
      await late();
      expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone')).toBe('Europe/Paris');
      expect(document.activeElement).toBe(field('zone'));
      expect(problem('zone')).toContain(text === '' ? '' : `“${text}”`);
    },
  );

  it('picks by Enter what the arrows lead to', async () => {
    await openForm();
    await click(action('zone'));
    await type('zone', 'america/argentina');
    await fireEvent.keyDown(field('zone'), { key: 'ArrowDown' });
    await late();
    const first = sheet().querySelector('[role="option"].active')?.getAttribute('data-zone');
    await fireEvent.keyDown(field('zone'), { key: 'Enter' });
    await late();
    expect(first).toContain('America/Argentina/');
    expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone')).toBe(first);
  });

  it('takes on leaving the one zone that can be meant, and marks what can be none', async () => {
    const { bridge } = await openForm();
    await type('when', 'tomorrow 9:30');
    await click(action('zone'));
    await type('zone', 'atlantis');
    await fireEvent.blur(field('zone'));
    await late();
    expect(problem('zone')).toContain('“atlantis”');
    await type('zone', 'tokyo');
    await fireEvent.blur(field('zone'));
    await late();
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.due).toEqual({
      at: Date.UTC(2026, 10, 4, 0, 30),
      zone: 'Asia/Tokyo',
    });
  });

  it('forgets what was typed with the list of zones, so that nothing unseen is in the way', async () => {
    const { bridge } = await openForm();
    await type('when', 'tomorrow 9:30');
    await click(action('zone'));
    await type('zone', 'atlantis');
    await click(action('zone'));
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
  });

  it('closes the zones alone by Escape, and finds none in words', async () => {
    await openForm();
    await click(action('zone'));
    await type('zone', 'atlantis');
    expect(sheet().textContent).toContain('No time zone fits “atlantis”');
    await escape();
    expect(sheet().querySelector('[role="listbox"]')).toBeNull();
    expect(field('when')).toBeTruthy();
  });
});

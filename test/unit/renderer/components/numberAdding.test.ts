import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { freezeTime, late, openNumbers, one, click, press, type, save } from '../support/numbersScreen.ts';

freezeTime();

describe('adding a number', () => {
  it('offers the free numbers of the zone that is chosen, and needs one', async () => {
    const { bridge } = await openNumbers();
    bridge
      .answer('numbers.available', ({ zoneCode }) => ({
        result: 'known',
        numbers: [{ number: '33187220044', display: '+33 1 87 22 00 44', zoneCode }],
        cut: false,
        unread: 0,
      }))
      .answer('numbers.add', () => ({ result: 'saved', now: null }));
    await click('[data-action="add"]');
    expect(bridge.requests('numbers.available')).toEqual([]);
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('[data-problem="number"]').textContent).toContain('A number is needed');
    await fireEvent.change(one('dialog [data-field="zoneCode"]'), { target: { value: 'fr_01' } });
    await late();
    expect(bridge.requests('numbers.available')).toEqual([{ zoneCode: 'fr_01', number: '' }]);
    await click('[data-free="known"] button');
    await save();
    expect(bridge.requests('numbers.add')[0]?.form).toMatchObject({
      number: '33187220044',
      zoneCode: 'fr_01',
      recording: null,
    });
    expect(one('[data-result="saved"]').textContent).toContain('The number is added');
  });

  it('opens again with a number that may have been added, and sends another one plainly', async () => {
    const { bridge } = await openNumbers();
    bridge.answer('numbers.add', () => ({
      result: 'unconfirmed',
      reason: 'timeout',
      detail: null,
      look: 'absent',
      now: null,
    }));
    await click('[data-action="add"]');
    await type('number', '01 87 22 00 44');
    await save();
    expect(one('[data-look="absent"]')).toBeTruthy();
    await press('Escape');
    await click('[data-action="add"]');
    expect(one('[data-result="unconfirmed"] [data-change="number"]').textContent).toContain('33187220044');
    expect(document.querySelector('[data-look]'), 'that was then').toBeNull();
    await click('dialog [data-action="back"]');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('dialog [data-action="sendAgain"]')).toBeTruthy();
    await press('Escape');
    await type('number', '01 87 22 00 45');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('dialog [data-action="save"]')).toBeTruthy();
    expect(bridge.requests('numbers.add')).toHaveLength(1);
  });

  it.each([
    [{ result: 'unknown' } as const, 'unknown'],
    [{ result: 'known', numbers: [], cut: false, unread: 0 } as const, 'none'],
    [{ result: 'failed', reason: 'timeout', detail: null } as const, 'failed'],
  ])('says what stands in place of free numbers: %o', async (answer, shown) => {
    const { bridge } = await openNumbers();
    bridge.answer('numbers.available', () => ('numbers' in answer ? { ...answer, numbers: [] } : answer));
    await click('[data-action="add"]');
    await fireEvent.change(one('dialog [data-field="zoneCode"]'), { target: { value: 'fr_01' } });
    await late();
    expect(one(`[data-free="${shown}"]`)).toBeTruthy();
  });
});

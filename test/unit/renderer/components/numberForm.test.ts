import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { NumberSaved } from '#shared/contract/numbersViews.ts';
import { deferred } from '../support/fakeBridge.ts';
import { broken, companyNumber, medium } from '../support/phoneProvider.ts';
import { NOW } from '../support/samples.ts';
import {
  freezeTime,
  late,
  three,
  openNumbers,
  rows,
  one,
  click,
  press,
  type,
  openForm,
  save,
} from '../support/numbersScreen.ts';

freezeTime();

describe('the form of a number', () => {
  it('never shows as off what is not known, and sends only what was changed, once', async () => {
    const gate = deferred<NumberSaved>();
    const { bridge } = await openForm(() => gate.promise);
    const recording = [
      ...document.querySelectorAll<HTMLInputElement>('dialog [data-field="recording"] input'),
    ];
    expect(recording.map(({ checked }) => checked)).toEqual([true, false, false]);
    expect(one('dialog [data-field="ringSeconds"]').getAttribute('placeholder')).toContain('Not known');
    await type('holder', '');
    await type('ringSeconds', '25');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('[data-change="holder"]').textContent).toMatch(/Claire Morel\s*empty/);
    expect(one('[data-change="ringSeconds"]').textContent).toMatch(/not known\s*25/);
    expect(bridge.requests('numbers.edit')).toEqual([]);
    await click('dialog [data-action="save"]');
    await click('dialog [data-action="save"]');
    expect(bridge.requests('numbers.edit')).toHaveLength(1);
    expect(bridge.requests('numbers.edit')[0]?.edit).toEqual({ holder: '', ringSeconds: '25' });
    gate.resolve({ result: 'saved', now: companyNumber(1, { holder: null }) });
    await late();
    expect(one('[data-result="saved"]')).toBeTruthy();
    await press('Escape');
    expect(rows()[0]?.textContent).not.toContain('Claire Morel');
  });

  it('stays while it is being saved, whatever is pressed, so that what comes of it is seen', async () => {
    const gate = deferred<NumberSaved>();
    await openForm(() => gate.promise);
    await type('ringSeconds', '25');
    await save();
    await press('Escape');
    await click('dialog header button');
    expect(one('dialog [data-busy]').textContent).toContain('stays until Cliqphone has answered');
    gate.resolve({ result: 'notSent', reason: 'tls', detail: 'bad certificate' });
    await late();
    expect(one('[data-result="notSent"]').textContent).toContain('certificate');
    expect(one('[data-result="notSent"] summary').textContent).toBe('Detail');
    await press('Escape');
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('is there again, with what came of it, after another screen was looked at meanwhile', async () => {
    const gate = deferred<NumberSaved>();
    const { desk } = await openForm(() => gate.promise);
    await type('ringSeconds', '25');
    await save();
    desk.navigation.go('history');
    await late();
    gate.resolve({ result: 'locked', why: 'gone' });
    await late();
    desk.navigation.go('numbers');
    await late();
    expect(one('[data-result="locked"]').textContent).toContain('Nothing was sent');
  });

  it('goes back one step at Escape while the changes are looked at', async () => {
    await openForm({ result: 'saved', now: null });
    await type('ringSeconds', '25');
    await fireEvent.submit(one('dialog form'));
    await late();
    await press('Escape');
    expect(one('dialog [data-field="ringSeconds"]')).toHaveProperty('value', '25');
    await press('Escape');
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('begins with what may have been saved, and sends it again only as such', async () => {
    const { bridge } = await openForm({
      result: 'unconfirmed',
      reason: 'timeout',
      detail: null,
      look: 'unread',
      now: null,
    });
    await type('ringSeconds', '25');
    await save();
    await press('Escape');
    await click('[data-action="edit"]');
    expect(one('[data-result="unconfirmed"]').textContent).toMatch(/is not known.*This was sent on/s);
    expect(one('[data-result="unconfirmed"] [data-change="ringSeconds"]').textContent).toContain('25');
    await click('dialog [data-action="back"]');
    expect(one('[data-uncertain]').textContent).toContain('whether it was saved is not known');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(document.querySelector('dialog [data-action="save"]')).toBeNull();
    expect(one('dialog [data-action="sendAgain"]')).toHaveProperty('disabled', true);
    await click('dialog [data-action="back"]');
    // Another field is no second time.
    await type('ringSeconds', '');
    await type('info', 'x');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(document.querySelector('dialog [data-action="save"]')).not.toBeNull();
    expect(bridge.requests('numbers.edit')).toHaveLength(1);
    await press('Escape');
    await press('Escape');
    await click('[data-action="edit"]');
    await click('dialog [data-action="afresh"]');
    expect(document.querySelector('[data-uncertain], [data-result]')).toBeNull();
  });

  it('reads hours, days and numbers as people write them, and shows how', async () => {
    const { bridge } = await openForm({ result: 'saved', now: null });
    await type('hourFrom', '9h30');
    await type('dateTo', '10/02/2037');
    await type('forwardTo', '06 12 34 56 78');
    expect(one('[data-reading-of="hourFrom"]').textContent).toContain('09:30');
    expect(one('[data-reading-of="dateTo"]').textContent).toMatch(/Tuesday,? 10 February 2037/);
    await type('ringSeconds', '121');
    expect(one('dialog [data-doubt="longRing"]').textContent).toContain('two minutes');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('[data-change="forwardTo"]').textContent).toContain('33612345678');
    expect(one('[data-change="dateTo"]').textContent).toContain('10 February 2037');
    expect(one('dialog [data-doubt="longRing"]').textContent).toContain('Rings for');
    await click('dialog [data-action="save"]');
    expect(bridge.requests('numbers.edit')[0]?.edit).toEqual({
      hourFrom: '09:30',
      dateTo: '2037-02-10',
      forwardTo: '33612345678',
      ringSeconds: '121',
    });
  });

  it('takes away what no list tells only if told so, and takes that back', async () => {
    const { bridge } = await openForm({ result: 'saved', now: null });
    await click('[data-take-away="forwardTo"]');
    await click('[data-take-away="days"]');
    await click('[data-take-away="voicemail"]');
    await click('[data-take-away="hourFrom"]');
    await click('[data-take-away="hourFrom"]');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(one('[data-change="forwardTo"]').textContent).toMatch(/not known\s*taken away/);
    await click('dialog [data-action="save"]');
    expect(bridge.requests('numbers.edit')[0]?.edit).toEqual({ voicemail: '', forwardTo: '', days: [] });
  });

  it('does not take away what is typed after all', async () => {
    const { bridge } = await openForm({ result: 'saved', now: null });
    await click('[data-take-away="forwardTo"]');
    await type('forwardTo', '104');
    await save();
    expect(bridge.requests('numbers.edit')[0]?.edit).toEqual({ forwardTo: '104' });
  });

  it('says where Cliqphone took something and still shows something else, and what no list tells', async () => {
    await openForm({ result: 'saved', now: companyNumber(1) });
    await type('holder', 'Zoé Durand');
    await type('ringSeconds', '25');
    await save();
    expect(one('[data-result="saved"] .title').textContent).toContain('still shows something else');
    expect(one('[data-other="holder"]').textContent).toContain('Claire Morel instead of Zoé Durand');
    expect(one('[data-untold]').textContent).toContain('Rings for');
  });

  it('says that it could not be read again after it was taken', async () => {
    await openForm({ result: 'saved', now: null });
    await type('holder', 'Zoé Durand');
    await save();
    expect(one('[data-result="saved"]').textContent).toContain('could not be read');
  });

  it('compares with the newest list before it saves, and says so', async () => {
    const { bridge, provider } = await openForm({ result: 'saved', now: null });
    await type('ringSeconds', '25');
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(document.querySelector('[data-followed]')).toBeNull();
    const newer = companyNumber(1, { holder: 'Zoé Durand' });
    provider.list([newer, ...three.slice(1)]);
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(one('[data-followed]').textContent).toContain('Somebody changed this number meanwhile');
    expect(document.querySelectorAll('[data-change]')).toHaveLength(1);
    await click('dialog [data-action="save"]');
    expect(bridge.requests('numbers.edit')).toMatchObject([{ seen: newer, edit: { ringSeconds: '25' } }]);
  });

  it('has nothing left to save where somebody else made the same change', async () => {
    const { provider } = await openForm({ result: 'saved', now: null });
    await type('holder', 'Zoé Durand');
    await fireEvent.submit(one('dialog form'));
    await late();
    provider.list([companyNumber(1, { holder: 'Zoé Durand' }), ...three.slice(1)]);
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(document.querySelector('dialog [data-action="save"]')).toBeNull();
    expect(one('dialog [data-field="holder"]')).toHaveProperty('value', 'Zoé Durand');
  });

  it('tells that what was sent a moment ago is on its way already', async () => {
    await openForm({ result: 'onItsWay' });
    await type('ringSeconds', '25');
    await save();
    expect(one('[data-result="onItsWay"]').textContent).toContain('already on its way');
    expect(document.querySelector('dialog [data-action="readList"]')).not.toBeNull();
  });

  it('says at the field what is wrong with it, and does not go on', async () => {
    await openForm({ result: 'saved', now: null });
    for (const [field, value, says] of [
      ['holderEmail', 'claire', 'no e-mail'],
      ['forwardTo', '12', 'At least 3'],
      ['ringSeconds', '0', 'At least 1'],
      ['hourFrom', '25:00', 'like 9:30'],
      ['dateTo', '30/02/2027', 'like 10/02/2027'],
    ] as const) {
      await type(field, value);
      expect(one(`[data-problem="${field}"]`).textContent, field).toContain(says);
    }
    await fireEvent.submit(one('dialog form'));
    await late();
    expect(document.activeElement?.getAttribute('data-field')).toBe('holderEmail');
    expect(document.querySelector('[data-change]')).toBeNull();
  });

  it('puts refusals at their fields and all others above, with the raw text', async () => {
    await openForm({
      result: 'refused',
      status: 200,
      errors: [
        { code: 'holderInvalid', field: 'holder', params: {}, raw: '0308 invalid porteur' },
        { code: 'other', field: null, params: {}, raw: '0999 odd' },
      ],
    });
    await type('holder', 'Zoé');
    await save();
    expect(one('[data-problem="holder"]').textContent).toContain('0308 invalid porteur');
    expect(one('[data-refused]').textContent).toContain('0999 odd');
    await type('holder', 'Zoé D');
    expect(document.querySelector('[data-problem="holder"]')).toBeNull();
  });

  it('has words and a way on for everything that may come of it', async () => {
    const { bridge } = await openForm(broken);
    await type('holder', 'Zoé');
    await save();
    expect(one('[data-failure]').textContent).toContain('It could not be sent');
    const outcomes: readonly (readonly [NumberSaved, string, string])[] = [
      [{ result: 'notSent', reason: 'tls', detail: null }, 'certificate', 'save'],
      [{ result: 'rateLimited', retryAfterMs: 1500 }, 'in 2 seconds', 'save'],
      [
        { result: 'unconfirmed', reason: 'timeout', detail: null, look: 'absent', now: null },
        'does not have this number',
        'sendAgain',
      ],
      [{ result: 'locked', why: 'gone' }, 'not in Cliqphone’s list any more', 'back'],
    ];
    let action = 'save';
    for (const [answer, says, next] of outcomes) {
      bridge.answer('numbers.edit', () => answer);
      // Right after a doubt it cannot be sent again.
      await vi.advanceTimersByTimeAsync(4000);
      await click(`dialog [data-action="${action}"]`);
      expect(one(`[data-result="${answer.result}"]`).textContent).toContain(says);
      action = next;
    }
    await click('dialog [data-action="back"]');
    bridge.answer('numbers.edit', () => ({
      result: 'changedMeanwhile',
      now: companyNumber(1, { info: 'theirs' }),
    }));
    await vi.advanceTimersByTimeAsync(4000);
    await save('sendAgain');
    expect(one('[data-result="changedMeanwhile"]').textContent).toContain('theirs');
    await click('dialog [data-action="takeOver"]');
    expect((one('dialog [data-field="holder"]') as HTMLInputElement).value).toBe('Zoé');
    expect((one('dialog [data-field="info"]') as HTMLInputElement).value).toBe('theirs');
    bridge.answer('numbers.edit', () => ({ result: 'saved', now: null }));
    await vi.advanceTimersByTimeAsync(4000);
    await save('sendAgain');
    expect(bridge.requests('numbers.edit').at(-1)).toMatchObject({
      seen: { info: 'theirs' },
      edit: { holder: 'Zoé' },
    });
  });

  it('keeps what was typed when it is closed by accident, until begun again', async () => {
    await openForm({ result: 'saved', now: null });
    await type('info', 'half a thought');
    await press('Escape');
    expect(document.querySelector('dialog')).toBeNull();
    await click('[data-action="edit"]');
    expect((one('dialog [data-field="info"]') as HTMLInputElement).value).toBe('half a thought');
    await click('[data-action="afresh"]');
    expect((one('dialog [data-field="info"]') as HTMLInputElement).value).toBe('');
    await press('Escape');
    await click('[data-action="edit"]');
    expect(document.querySelector('[data-restored]')).toBeNull();
  });

  it('offers the sounds of the kind, one by its id, and only ids where no sound could be read', async () => {
    const { provider, bridge } = await openNumbers(three, (made) => {
      made.media = [medium('7', { state: 'inactive' }), medium('8', { kind: 'voicemail' })];
    });
    await fireEvent.click(rows()[0] ?? document.body);
    await late();
    await click('[data-action="edit"]');
    const options = [...one('select[data-field="waitingMusic"]').querySelectorAll('option')];
    expect(options.map(({ textContent }) => textContent.trim())).toEqual([
      'Not known: stays as it is',
      'Sound 7 (switched off)',
      'Another one, by its id…',
    ]);
    await fireEvent.change(one('select[data-field="waitingMusic"]'), { target: { value: 'other' } });
    await late();
    expect(one('input[data-field="waitingMusic"]').getAttribute('aria-label')).toBe('Id of the sound');
    provider.media = [];
    provider.mediaReading = { state: 'failed', at: NOW, reason: 'timeout', detail: null };
    bridge.emit('media.changed', provider.mediaState());
    await late();
    expect(one('[data-group="media"]').textContent).toContain('give the id');
    expect(document.querySelector('select[data-field="voicemail"]')).toBeNull();
  });
});

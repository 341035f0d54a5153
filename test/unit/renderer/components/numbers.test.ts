import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NumberSaved } from '#shared/contract/numbersViews.ts';
import { deferred } from '../support/fakeBridge.ts';
import { broken, companyNumber, medium, PhoneProvider } from '../support/phoneProvider.ts';
import { NOW } from '../support/samples.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

const three = [
  companyNumber(1),
  companyNumber(2, { holder: 'Karim Benali', state: 'inactive' }),
  companyNumber(3, { zone: '04', zoneCode: 'fr_04', locked: 'sharedId' }),
];

async function openNumbers(numbers = three, prepare: (provider: PhoneProvider) => void = () => undefined) {
  const bridge = mainBridge();
  const provider = new PhoneProvider(bridge, numbers);
  prepare(provider);
  const page = await openMain(bridge);
  page.desk.navigation.go('numbers');
  await late();
  return { ...page, provider };
}

const rows = () => [...document.querySelectorAll('[role="row"][data-key]')];
const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`${selector} is not on the page`);
  return found;
};

async function click(selector: string): Promise<void> {
  await fireEvent.click(one(selector));
  await late();
}

async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await late();
}

async function type(field: string, value: string): Promise<void> {
  await fireEvent.input(one(`dialog [data-field="${field}"]`), { target: { value } });
  await late();
}

async function openForm(answer: NumberSaved | (() => NumberSaved | Promise<NumberSaved>)) {
  const page = await openNumbers();
  page.bridge.answer('numbers.edit', typeof answer === 'function' ? answer : () => answer);
  await fireEvent.click(rows()[0] ?? document.body);
  await late();
  await click('[data-action="edit"]');
  return page;
}

async function save(action = 'save'): Promise<void> {
  await fireEvent.submit(one('dialog form'));
  await late();
  await click(`dialog [data-action="${action}"]`);
}

describe('the list of numbers', () => {
  it('shows each with state, kind, holder and campaign, and counts the zones', async () => {
    await openNumbers();
    expect(rows()).toHaveLength(3);
    expect(rows()[1]?.textContent).toMatch(/\+33 1 87 22 00 02\s*Inactive\s*Telephone\s*Karim Benali/);
    expect(one('[data-zone="01"]').textContent).toMatch(/01\s*Île-de-France\s*2/);
    expect(one('[data-zone="04"]').textContent).toContain('South-East');
    expect(one('[data-zone="02"]').textContent).toContain('0');
    expect(one('[data-zone="be_02"]').textContent).toContain('Bruxelles');
    expect(document.querySelector('[data-zone="none"]')).toBeNull();
  });

  it('searches when typing rests, filters at once, and takes all back with one press', async () => {
    const { bridge } = await openNumbers();
    await fireEvent.input(one('input[type="search"]'), { target: { value: 'karim' } });
    expect(bridge.requests('numbers.rows').at(-1)?.query.text).toBe('');
    await vi.advanceTimersByTimeAsync(130);
    await late();
    expect(rows()).toHaveLength(1);
    await fireEvent.change(one('[data-filter="state"]'), { target: { value: 'active' } });
    await late();
    expect(document.body.textContent).toContain('No number fits');
    await click('.list .button');
    expect(rows()).toHaveLength(3);
  });

  it('offers the numbers without a zone only if there are some', async () => {
    await openNumbers([...three, companyNumber(9, { zone: null, zoneCode: null })]);
    expect(one('[data-zone="none"]').textContent).toContain('Without a zone');
    await fireEvent.click(one('[data-zone="none"] input'));
    await late();
    expect(rows()).toHaveLength(1);
  });

  it('is moved through by keyboard, and names the row it is at', async () => {
    await openNumbers(Array.from({ length: 500 }, (_none, index) => companyNumber(index)));
    const grid = one('[role="grid"]');
    expect(grid.getAttribute('aria-rowcount')).toBe('501');
    grid.focus();
    for (const [key, row] of [
      ['ArrowDown', 3],
      ['End', 501],
      ['ArrowUp', 500],
      ['Home', 2],
      ['ArrowUp', 2],
    ] as const) {
      await press(key);
      const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      expect(active?.getAttribute('aria-rowindex'), key).toBe(String(row));
      expect(active?.getAttribute('aria-selected'), key).toBe('true');
      expect(document.activeElement).toBe(grid);
    }
    expect(rows().length).toBeLessThan(60);
    await press('Enter');
    expect(document.activeElement?.textContent).toBe('+33 1 87 22 00 00');
    await press('Escape');
    expect(document.activeElement).toBe(grid);
  });

  it('tells apart: not set up, being read, failed with nothing, failed with an older list, empty', async () => {
    const { provider, desk } = await openNumbers([], (made) => {
      made.reading = { state: 'notConfigured' };
    });
    expect(document.body.textContent).toContain('The company’s numbers are at Cliqphone');
    await click('[data-action="settings"]');
    expect(desk.navigation.section).toBe('cliqphone');
    desk.navigation.go('numbers');
    await late();
    provider.tell({ state: 'reading', since: NOW });
    await late();
    expect(document.querySelector('[role="status"][aria-label="Asking Cliqphone…"]')).not.toBeNull();
    provider.tell({ state: 'failed', at: NOW, reason: 'timeout', detail: 'after 15 s' });
    await late();
    expect(one('[data-reading="failed"]').textContent).toContain('The numbers could not be read');
    provider.reading = { state: 'read', at: NOW };
    provider.list([]);
    await late();
    expect(document.body.textContent).toContain('Cliqphone lists no number');
    provider.list(three);
    provider.tell({
      state: 'refused',
      at: NOW,
      refusal: { code: 'tokenInvalid', field: null, params: {}, raw: '0003 invalid token' },
    });
    await late();
    expect(one('[data-reading="refused"]').textContent).toContain('0003 invalid token');
    expect(one('[data-reading="refused"]').textContent).toContain('What shows is from');
    expect(rows()).toHaveLength(3);
  });

  it.each([
    ['loginInvalid', undefined, 'does not accept the login or the password', 'Check login and password'],
    ['accountInactive', undefined, 'switched off at Cliqphone', 'Have Cliqphone switch it on again'],
    ['tokenInvalid', undefined, 'Cliqphone refuses access', 'Check login and password'],
    ['tokenInvalid', true, 'took login and password', 'ask Cliqphone whether this account may read'],
  ] as const)(
    'says why the account is refused, when, and in whose words: %s',
    async (code, byStatus, why, advice) => {
      await openNumbers([], (provider) => {
        // Of the sign-in itself, or of a list after it.
        const field = byStatus ? null : 'login';
        const refusal = { code, field, params: {}, raw: 'odd words', byStatus };
        provider.reading = { state: 'refused', at: NOW - 3_600_000, refusal };
      });
      const said = one('[data-reading="refused"]').textContent;
      expect(said).toContain(why);
      expect(said).toContain(advice);
      expect(one('[data-said-at]').textContent).toMatch(/Said on .* “Try again”/);
      expect(said, 'a name of ours is no word of Cliqphone').not.toMatch(/loginInvalid|accountInactive/);
      expect(one('details summary').textContent).toBe(byStatus ? 'Detail' : 'What Cliqphone said');
      expect(one('details').textContent).toContain('odd words');
    },
  );

  it('does not say that Cliqphone said what Ringside says', async () => {
    await openNumbers([], (provider) => {
      provider.reading = { state: 'failed', at: NOW, reason: 'timeout', detail: 'no answer within 3000 ms' };
    });
    expect(one('[data-reading="failed"] summary').textContent).toBe('Detail');
  });

  it('says that plain http is not allowed, where that is why nothing is asked', async () => {
    await openNumbers([], (provider) => {
      provider.reading = { state: 'notConfigured', why: 'inClear' };
    });
    expect(one('[data-withheld="inClear"]').textContent).toContain('allow plain HTTP');
    expect(document.body.textContent).not.toContain('Enter the address of Cliqphone, the login');
  });

  it('counts what could not be read of the lists', async () => {
    await openNumbers(three, (provider) => {
      provider.unread = 3;
    });
    expect(one('[data-unread]').textContent).toContain('3 entries of Cliqphone’s list could not be read');
    expect(one('[data-zones-unread]').textContent).toContain('3 zones');
  });

  it('shows what is looked at as the newest list has it, and says what is in it no more', async () => {
    const { provider } = await openNumbers();
    await fireEvent.click(rows()[0] ?? document.body);
    await late();
    provider.list([companyNumber(1, { holder: 'Zoé Durand' }), ...three.slice(1)]);
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(one('.detail [data-row="holder"]').textContent).toContain('Zoé Durand');
    provider.list(three.slice(1));
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(one('[data-locked="gone"]').textContent).toContain('not in the list any more');
    expect(document.querySelector('.detail [data-action="edit"]')).toBeNull();
  });

  it('says that main itself failed, and asks again', async () => {
    const bridge = mainBridge();
    const provider = new PhoneProvider(bridge, three);
    bridge.answer('numbers.state', broken);
    const page = await openMain(bridge);
    page.desk.navigation.go('numbers');
    await late();
    const retry = page.getByRole('button', { name: 'Try again' });
    bridge.answer('numbers.state', () => provider.state());
    await fireEvent.click(retry);
    await late();
    expect(rows()).toHaveLength(3);
  });

  it('does not let a number be changed whose id is another one’s, too', async () => {
    await openNumbers();
    await fireEvent.click(rows()[2] ?? document.body);
    await late();
    expect(one('[data-locked="sharedId"]').textContent).toContain('wrong number');
    expect(document.querySelector('[data-action="edit"]')).toBeNull();
  });
});

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

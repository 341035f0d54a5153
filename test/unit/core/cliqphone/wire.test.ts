import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaListOf, numbersOf, stateOf, zonesOf } from '#core/providers/cliqphone/map.ts';
import { readAnswer } from '#core/providers/cliqphone/wire.ts';
import { anyText } from '../../../support/anyText.ts';

const PAGE = '<!DOCTYPE html><html><body>Please sign in.</body></html>';

describe('readAnswer', () => {
  it.each([
    ['[]', 'list'],
    ['[{"code":"fr_01"}]', 'list'],
    ['{"0":{"code":"fr_01"},"3":{"code":"fr_02"}}', 'list'],
    ['{"state":"ok","codeErreur":"0300"}', 'said'],
    ['{"codeErreur":310}', 'said'],
    ['{"state":"ko"', 'said'],
    ['{}', 'unreadable'],
    ['', 'unreadable'],
    ['null', 'unreadable'],
    ['12', 'unreadable'],
    ['"ko"', 'unreadable'],
    ['{"code":"fr_01"}', 'unreadable'],
    ['{"state":', 'unreadable'],
    ['[{"code":"fr_01"}', 'unreadable'],
    ['[{"state":"ok"', 'unreadable'],
    [PAGE, 'unreadable'],
  ])('%j is %s', (text, kind) => {
    expect(readAnswer(text).kind).toBe(kind);
  });

  it.each(['tokenExprid', 'tokenExpired', 'tokenExpried', 'token_expires_at', 'expiration'])(
    'finds the end of the token as %s',
    (key) => {
      expect(readAnswer(`{"state":"ok","token":"a\\nb ","${key}":"10-02-2021 10:00:00"}`)).toMatchObject({
        said: { token: 'ab', tokenEnd: '10-02-2021 10:00:00' },
      });
    },
  );

  it.each([' ', 't\u00F6ken', 'a\\u0000b'])('takes what no header can carry for no token: %j', (token) => {
    expect(readAnswer(`{"state":"ok","token":"${token}"}`)).toMatchObject({ said: { token: null } });
  });

  it('reads long texts that are no JSON in no time to speak of', () => {
    const tail = '"a":"'.repeat(200_000);
    expect(readAnswer(`{"state":"ko",${tail}`)).toMatchObject({ kind: 'said', said: { state: 'ko' } });
  });
});

describe('lists', () => {
  it('lose an entry that is none, and are no list if nothing is left', async () => {
    const entry = { numero: 33187224465, id: 147, type: 1, etat: true, nomPorteur: '', compagne: 'x' };
    expect((await numbersOf([null, 'junk', {}, [], entry]))?.value).toEqual([
      {
        id: '147',
        number: '33187224465',
        e164: '+33187224465',
        state: 'active',
        kind: 'phone',
        zoneCode: null,
        holder: null,
        campaign: 'x',
        company: null,
        info: null,
      },
    ]);
    expect(await numbersOf([{}])).toBeNull();
    expect(await zonesOf([{ pays: 'France' }])).toBeNull();
    expect(await mediaListOf([{ nom: 'x' }])).toBeNull();
  });

  it('keep only addresses that a player may open', async () => {
    const urls = [
      'https://cliqphone.com/a.mp3',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '/a.mp3',
      '//cliqphone.com/a.mp3',
      'https://user:pw@cliqphone.com/a.mp3',
      7,
      null,
    ];
    const media = await mediaListOf(urls.map((url, id) => ({ id, url })));
    expect(media?.value.map(({ url, address }) => [url, address])).toEqual([
      ['https://cliqphone.com/a.mp3', 'usable'],
      ...Array.from({ length: 6 }, () => [null, 'unusable']),
      [null, 'none'],
    ]);
  });

  it('count the entries that cannot be read', async () => {
    const numbers = await numbersOf(['a', 1, null, { numero: '33187224465' }, { code: 'fr_01' }]);
    expect(numbers).toMatchObject({ value: [{ number: '33187224465' }], unread: 4 });
    expect(await zonesOf([{ code: 'fr_01' }, []])).toMatchObject({ unread: 1 });
    expect(await mediaListOf([{ id: 7 }, 'x'])).toMatchObject({ unread: 1 });
    expect(await numbersOf([])).toEqual({ value: [], unread: 0 });
  });

  it('know a prefix as text, as a number, or by the code', async () => {
    const zones = [
      { code: 'FR_03', prefix: 3 },
      { code: 'fr_04', prefix: '04' },
      { code: 'fr_05' },
      { code: 'be_02' },
    ];
    const read = await zonesOf(zones);
    expect(read?.value.map(({ code, prefix }) => [code, prefix])).toEqual([
      ['fr_03', '03'],
      ['fr_04', '04'],
      ['fr_05', '05'],
      ['be_02', null],
    ]);
  });

  it.each([
    ['Actif', 'active'],
    ['INACTIF', 'inactive'],
    ['true', 'active'],
    ['0', 'inactive'],
    ['Suspendu', 'unknown'],
    [null, 'unknown'],
  ])('say %j for %s', (sent, state) => {
    expect(stateOf(sent)).toBe(state);
  });
});

it('no reader throws, whatever comes', async () => {
  const keys = [
    'id',
    'code',
    'numero',
    'type',
    'etat',
    'telephon',
    'url',
    'prefix',
    'state',
    'codeErreur',
    '__proto__',
  ];
  const odd = fc.jsonValue({ maxDepth: 2 });
  const entry = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(odd, entry), { maxLength: 5 }),
      anyText(200),
      entry,
      async (items, text, object) => {
        await zonesOf(items);
        await numbersOf(items);
        await mediaListOf(items);
        for (const body of [text, `{${text}`, JSON.stringify(object), JSON.stringify(object).slice(0, -1)]) {
          expect(['list', 'said', 'unreadable']).toContain(readAnswer(body).kind);
        }
      },
    ),
  );
});

import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import type { CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import { DIRECTORY, LOGIN } from './world.ts';

describe('the Cliqphone simulator', () => {
  let simulator: CliqphoneSimulator;
  let token: string;
  beforeEach(async () => {
    simulator = await startCliqphoneSimulator({ login: LOGIN, password: 'secret', directory: DIRECTORY });
    token = /"token":"([^"]+)"/.exec(await signIn('secret'))?.[1] ?? '';
  });
  afterEach(() => simulator.stop());

  async function signIn(password: string, body = `login=${LOGIN}&pwd=${password}`): Promise<string> {
    return (await fetch(`${simulator.url}/api/auto`, { method: 'POST', body })).text();
  }

  async function post(path: string, body: string | object, headers: Record<string, string> = { token }) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${simulator.url}${path}`, { method: 'POST', headers, body: text });
    return answer.text();
  }

  function control(name: string, body: unknown) {
    return fetch(`${simulator.url}/_control/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  }

  const NUMBERS = '/numeroapi/getlistnumerodispo';
  const FREE = '/numeroapi/getlistnumerodispobyzone';
  const ADD = '/numeroapi/addNumero';
  const EDIT = '/numeroapi/editnumero';
  const MEDIA = '/mediapi/getlistmedia';

  it.each<[string, string, object | string, string]>([
    [
      'zone',
      '/api/getallbyzone',
      { code: 'fr_9' },
      '{"state":"ko","codeErreur":"030 8", "messageErreur": "invalid Zone" }',
    ],
    [
      'zone, free',
      FREE,
      { code: 'fr_9' },
      '{"state":"ko","codeErreur":"0310", "messageErreur": "invalid Zone" }',
    ],
    [
      'number, free',
      FREE,
      { numero: 'x' },
      '{"state":"ko","codeErreur":"0306", "messageErreur": "invalid numero" }',
    ],
    [
      'zone, all',
      NUMBERS,
      'metadata[code]=fr_9',
      '{"state":"ko","codeErreur":"310", "messageErreur": "invalid Zone" }',
    ],
    ['number, all', NUMBERS, 'metadata[numero]=123', '{"state":"ko","codeErreur":"319",'],
    ['type', NUMBERS, { type: '1' }, '{"state":"ko","codeErreur":"0302", "messageErreur": "invalid type" }'],
    [
      'campaign',
      NUMBERS,
      { compagne: 'x' },
      '{"state":"ko","codeErreur":"0306", "messageErreur": "invalid compagne" }',
    ],
    [
      'holder',
      NUMBERS,
      { porteur: 'x' },
      '{"state":"ko","codeErreur":"0308", "messageErreur": "invalid porteur" }',
    ],
    [
      'state',
      NUMBERS,
      { etat: 'Actif' },
      '{"state":"ko","codeErreur":"0301", "messageErreur": "invalid etat" }',
    ],
    [
      'format',
      ADD,
      { numero: '123' },
      '{"state":"ko","codeErreur":"0305", "messageErreur": "invalid Numero" }',
    ],
    [
      'exists',
      ADD,
      { numero: '33187220000' },
      '{"state":"ko","codeErreur":"0304", "messageErreur": "invalid Numero existe d\u00E9j\u00E0" }',
    ],
    [
      'recording',
      ADD,
      { numero: '33187224465', activerEnregistrement: 'oui' },
      '{"state": "ko","codeErreur":\n"0318",invalid etat appel enregistrement" }',
    ],
    [
      'incoming',
      ADD,
      { numero: '33187224465', activeAppelEntrant: 2 },
      '{"state":"ko","codeErreur":"0311", "messageErreur": "invalid etat appel entrant" }',
    ],
    [
      'outgoing',
      ADD,
      { numero: '33187224465', activeAppelSortant: 'x' },
      '{"state":"ko","codeErreur":"0312", "messageErreur": "invalid etat appel sortant" }',
    ],
    [
      'e-mail',
      ADD,
      { numero: '33187224465', notificationEmail: 'x' },
      '{"state":"ko","codeErreur":"0315", "messageErreur": "invalid etat appel notif email" }',
    ],
    [
      'voicemail',
      `${EDIT}/147`,
      { repondeur: '1' },
      '{"state":"ko","codeErreur":"0315", "messageErreur": "invalid repondeur" }',
    ],
    [
      'music',
      `${EDIT}/147`,
      { musicAattente: '228' },
      '{"state":"ko","codeErreur":"0317", "messageErreur": "invalid Musique Attente" }',
    ],
    [
      'playback',
      `${EDIT}/147`,
      'metadata[playback]=1',
      '{"state":"ko","codeErreur":"0316", "messageErreur": "invalid Musique playback" }',
    ],
    [
      'zone, edit',
      `${EDIT}/147`,
      { code: 'fr_9' },
      '{"state":"ko","codeErreur":"0307", "messageErreur": "invalid zone" }',
    ],
    [
      'state, edit',
      `${EDIT}/147`,
      { etat: 'Actif' },
      '{"state":"ko","codeErreur":"0301", "messageErreur": "invalid etat" }',
    ],
    ['id', `${EDIT}/1`, {}, '{"state":"ko","codeErreur":"0320", "messageErreur": "invalid id" }'],
    [
      'media type',
      MEDIA,
      { type: 'XX' },
      '{"state":"ko","codeErreur":"0202", "messageErreur": "invalid type" }',
    ],
    [
      'media state',
      MEDIA,
      'metadata[etat]=Actif',
      '{"state":"ko","codeErreur":"0201", "messageErreur": "invalid etat" }',
    ],
  ])('refuses as printed: %s', async (_name, path, body, expected) => {
    expect(await post(path, body)).toBe(expected);
    expect(simulator.saved()).toEqual([]);
  });

  it('says of an account what the rows say, and locks it if told to', async () => {
    expect(await signIn('wrong')).toBe(
      '{"state":"ko","codeErreur":"00 02", "messageErreur": "login ou mdp invalide" }',
    );
    simulator.setAccount({ active: false });
    expect(await signIn('secret')).toBe(
      '{"state":"ko","codeErreur":"00 02", "messageErreur": "compte user inactif" }',
    );
    simulator.setAccount({ active: true, lockAfter: 2 });
    await signIn('wrong');
    await signIn('wrong');
    expect(await signIn('secret')).toContain('compte user inactif');
  });

  it('takes the sign-in as JSON too, and answers as printed on request', async () => {
    const json = JSON.stringify({ login: LOGIN, pwd: 'secret' });
    expect(JSON.parse(await signIn('', json))).toMatchObject({ state: 'ok', codeErreur: '0000' });
    simulator.setForms({ signIn: 'arrow' });
    expect(await signIn('secret')).toMatch(
      /^\{"state":"ok","codeErreur":"0000", "messageErreur": "" ,"token":"[^"]{63}", "tokenExprid" => "\d\d-\d\d-\d{4} \d\d:\d\d:\d\d"\n\}$/,
    );
  });

  it('takes the token in each way that the document shows', async () => {
    const one = (headers: Record<string, string>, body = '') => post(MEDIA, body, headers);
    for (const value of [token, ` ${token} `, `= ${token}`, `token= ${token}`, JSON.stringify({ token })]) {
      expect(await one({ token: value })).toMatch(/^\[/);
    }
    expect(await one({}, `token=${token}&metadata[etat]=`)).toMatch(/^\[/);
    expect(await one({}, JSON.stringify({ token }))).toMatch(/^\[/);
    expect(await one({ token: 'another' })).toContain('"0003", "messageErreur": "invalid token"');
    expect(await one({})).toContain('"0003"');
  });

  it('says "expired" in the way of each operation', async () => {
    simulator.advanceClock(24 * 3_600_000);
    expect(await post('/api/getallbyzone', {})).toContain('"000 4", "messageErreur": "token expired"');
    expect(await post(NUMBERS, {})).toContain('"0003", "messageErreur": "token expired"');
    for (const path of [FREE, ADD, `${EDIT}/147`, MEDIA, '/api/getallzone']) {
      expect(await post(path, {})).toContain('"0004", "messageErreur": "token expired"');
    }
  });

  it('writes as PHP does', async () => {
    const text = await post(MEDIA, { nom: 'introduction' });
    expect(text).toContain('CliQ\\u00e9o');
    expect(text).toContain('\\/assets\\/Media_Voip\\/introduction\\/intro-20201001081813.mp3');
  });

  it('answers a page where nothing is', async () => {
    expect((await fetch(`${simulator.url}/api/auth`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${simulator.url}${NUMBERS}`, { headers: { token } })).status).toBe(404);
    expect((await fetch(`${simulator.url}/assets/none.mp3`)).status).toBe(404);
    expect(await post(`${EDIT}/1/2`, {})).toContain('404 Not Found');
    // A path that climbs is a path like any other.
    const status = await new Promise((resolve) => {
      httpRequest(simulator.url, { path: '/assets/../api/getallzone' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });

  it('is turned from outside, and shows what was saved', async () => {
    expect((await control('forms', { refusals: 'clean' })).status).toBe(200);
    expect(await post('/api/getallbyzone', {})).toBe(
      '{"state":"ko","codeErreur":"0308","messageErreur":"invalid Zone"}',
    );
    await post(ADD, { numero: '33187224465', etat: true, nomPorteur: 'Claire' });
    const saved: unknown = await (await fetch(`${simulator.url}/_control/saved`)).json();
    expect(saved).toMatchObject([{ operation: 'addNumber', id: 147, request: { nomPorteur: 'Claire' } }]);
    expect((await control('clearSaved', {})).status).toBe(200);
    expect(simulator.saved()).toEqual([]);
    expect((await control('advanceClock', { ms: 86_400_000 })).status).toBe(200);
    expect(await post(MEDIA, {})).toContain('token expired');
    expect((await control('account', { password: 'other' })).status).toBe(200);
    expect(await signIn('secret')).toContain('login ou mdp invalide');
    expect((await control('expireTokens', {})).status).toBe(200);
    expect((await control('directory', { numbers: [] })).status).toBe(200);
    expect(simulator.numbers()).toEqual([]);
    expect((await control('forms', { values: 'roman' })).status).toBe(400);
    expect((await control('account', { pin: 1 })).status).toBe(400);
  });
});

import type { EnreachSimulatorOptions, RawRequest } from './client.ts';
import { credentialHeaders } from './client.ts';

/** A way to call the endpoint, right or wrong, and the statuses that are an answer to it. */
export interface Variant {
  readonly name: string;
  readonly request: RawRequest;
  /** For a caller that no rule names, 204 is the answer to all that is right. */
  readonly statuses: readonly number[];
}

const ORDINARY = { anum: '+358501231234', bnum: '+4612312345', targetid: 'SALES_QUEUE' };

const EXTRA_DATA = {
  CallId: 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1',
  LegId: '66299cde606b3db6d413cd208f7e5cab@45.66.192.196_br1',
  CurrQueueId: '1a89fc22-517a-e611-80c9-00505689257e',
  CurrUserId: '',
  IsInternalCaller: false,
  DYN_PAR_Culture: 'en-GB',
  DYN_PAR_Something: 'SOMETHING',
};

/** The second example of document 001 as it stands there: a quote and a comma are missing, so it is no JSON. */
const MALFORMED_EXAMPLE = `{
    "anum": "+358501231234", 
    "bnum": "+4612312345", 
    "targetid: "SALES_QUEUE"
    "extradata": {
        "CallId": "d59d7a2f-318a-469e-bdc0-b092a8fedbc1",
        "LegId": "66299cde606b3db6d413cd208f7e5cab@45.66.192.196_br1",
        "CurrQueueId": "1a89fc22-517a-e611-80c9-00505689257e",
        "CurrUserId": "",
        "IsInternalCaller": false,
        "DYN_PAR_Culture": "en-GB",
        "DYN_PAR_Something": "SOMETHING"
    }
}`;

const RIGHT = [200, 204] as const;

/** Everything that Enreach Core, or somebody in its place, may send. `options`: the credentials that are right. */
export function variants(options: Pick<EnreachSimulatorOptions, 'apiKey' | 'basic'>): readonly Variant[] {
  const { apiKey, basic } = options;
  const json = { 'content-type': 'application/json' };
  const right = { ...json, ...credentialHeaders(options) };
  const say = (name: string, body: unknown, statuses: readonly number[] = RIGHT): Variant => ({
    name,
    request: { headers: right, body: JSON.stringify(body) },
    statuses,
  });
  const present = (name: string, headers: RawRequest['headers'], statuses: readonly number[]): Variant => ({
    name,
    request: { headers: { ...json, ...headers }, body: JSON.stringify(ORDINARY) },
    statuses,
  });
  const withKey =
    apiKey === undefined
      ? []
      : [
          present('API key', credentialHeaders({ apiKey }), RIGHT),
          present('API key in other letters', { 'x-benemen-apikey': apiKey }, RIGHT),
          present('wrong API key', { 'X-Benemen-APIKey': `${apiKey}x` }, [401]),
          present('right API key twice', { 'X-Benemen-APIKey': [apiKey, apiKey] }, [401]),
          present('right and wrong API key', { 'X-Benemen-APIKey': [apiKey, 'other'] }, [401]),
          present(
            'right API key, wrong Basic',
            { 'X-Benemen-APIKey': apiKey, Authorization: 'Basic eDp5' },
            [401],
          ),
        ];
  const withBasic =
    basic === undefined
      ? []
      : [
          present('Basic', credentialHeaders({ basic }), RIGHT),
          present('wrong password', credentialHeaders({ basic: { ...basic, password: 'other' } }), [401]),
          present(
            'right Basic twice',
            { Authorization: Array(2).fill(credentialHeaders({ basic })['Authorization']) },
            [401],
          ),
        ];
  return [
    ...withKey,
    ...withBasic,
    present('no credentials', {}, [401]),
    present('empty API key', { 'X-Benemen-APIKey': '' }, [401]),
    present('Bearer', { Authorization: 'Bearer 1234' }, [401]),
    say('targetid', ORDINARY),
    say('no targetid', { anum: ORDINARY.anum, bnum: ORDINARY.bnum }),
    say('extradata', { ...ORDINARY, extradata: EXTRA_DATA }),
    say('no extradata', ORDINARY),
    say('extradata null', { ...ORDINARY, extradata: null }),
    say('extradata with unknown keys', {
      ...ORDINARY,
      extradata: { ...EXTRA_DATA, Else: [1, { deep: null }] },
    }),
    say('DYN values of other types', {
      ...ORDINARY,
      extradata: { DYN_A: 1, DYN_B: null, DYN_C: ['x'], DYN_D: true },
    }),
    say('CurrUserId empty', { ...ORDINARY, extradata: { CurrUserId: '' } }),
    say('unknown keys', { ...ORDINARY, special: { set: true } }),
    say('anum empty', { ...ORDINARY, anum: '' }, [204]),
    say('anum anonymous', { ...ORDINARY, anum: 'anonymous' }, [204]),
    say('anum with letters', { ...ORDINARY, anum: 'call me maybe' }, [204]),
    say('anum of 40 digits', { ...ORDINARY, anum: '1'.repeat(40) }, [204]),
    say('anum national', { ...ORDINARY, anum: '0187224465' }),
    say('anum missing', { bnum: ORDINARY.bnum }, [400]),
    say('anum a number', { ...ORDINARY, anum: 358501231234 }, [400]),
    say('a list', [ORDINARY], [400]),
    { name: 'malformed example', request: { headers: right, body: MALFORMED_EXAMPLE }, statuses: [400] },
    { name: 'empty body', request: { headers: right, body: '' }, statuses: [400] },
    {
      name: 'a body of 1 MiB',
      request: { headers: right, body: Buffer.alloc(1 << 20, 'x') },
      statuses: [413],
    },
    { name: 'an endless body', request: { headers: right, body: chunksOf(1 << 20) }, statuses: [413] },
    {
      name: 'no content type',
      request: { headers: credentialHeaders(options), body: JSON.stringify(ORDINARY) },
      statuses: RIGHT,
    },
    { name: 'GET', request: { method: 'GET', headers: right }, statuses: [405] },
    {
      name: 'PUT',
      request: { method: 'PUT', headers: right, body: JSON.stringify(ORDINARY) },
      statuses: [405],
    },
    {
      name: 'another path',
      request: { path: '/other', headers: right, body: JSON.stringify(ORDINARY) },
      statuses: [404],
    },
  ];
}

/** A body in chunks of 16 KiB, its length not announced. */
function chunksOf(bytes: number): readonly Buffer[] {
  const chunk = Buffer.alloc(16 * 1024, 'x');
  return Array.from({ length: Math.ceil(bytes / chunk.length) }, () => chunk);
}

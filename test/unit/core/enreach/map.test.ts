import { describe, expect, it } from 'vitest';
import { callReportOf } from '#core/providers/enreach/map.ts';
import { parseRequest } from '#core/providers/enreach/wire.ts';
import type { CallReport } from '#shared/domain/call.ts';
import { readNumber } from '../calls/fakes.ts';

function reportOf(body: object): CallReport {
  const parsed = parseRequest(Buffer.from(JSON.stringify({ anum: '+33187224465', ...body })));
  if (!parsed.ok) throw new Error(parsed.error);
  return callReportOf(parsed.request, 7, { readNumber, newId: () => 'generated' });
}

describe('the id of a call', () => {
  it.each([
    ['a GUID', 'D59D7A2F-318A-469E-BDC0-B092A8FEDBC1', 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1'],
    ['another id', 'call-1@pbx', 'call-1@pbx'],
    ['an empty text', '', 'generated'],
    ['spaces', 'a b', 'generated'],
    ['markup', '<b>', 'generated'],
    ['something endless', 'x'.repeat(129), 'generated'],
    ['a number', 42, 'generated'],
    ['null', null, 'generated'],
  ])('from %s', (_name, CallId, id) => {
    expect(reportOf({ extradata: { CallId } }).id).toBe(id);
  });

  it('is made up without extra data', () => {
    expect(reportOf({}).id).toBe('generated');
  });
});

describe('the queue of a call', () => {
  it.each([
    [{ targetid: 'SALES', extradata: { CurrQueueId: 'q' } }, 'SALES'],
    [{ targetid: '', extradata: { CurrQueueId: 'q' } }, 'q'],
    [{ targetid: 7, extradata: { CurrQueueId: 'q' } }, 'q'],
    [{ targetid: ' \u0000\n ' }, null],
    [{ targetid: 'a\nb\u202e' }, 'a b'],
    [{ targetid: 'x'.repeat(300) }, 'x'.repeat(200)],
    [{}, null],
  ])('%j', (body, queue) => {
    expect(reportOf(body).announcedQueue).toBe(queue);
  });
});

describe('the code from the IVR', () => {
  it.each([
    [{ DYN_PAR_Code: '4711' }, '4711'],
    [{ dyn_par_customercode: ' 4711 ' }, '4711'],
    [{ DYN_PAR_CODE: 4711 }, '4711'],
    [{ DYN_PAR_Code: '', DYN_PAR_CustomerCode: '12' }, '12'],
    [{ DYN_PAR_Code: '<b>' }, null],
    [{ DYN_PAR_Code: null }, null],
    [{ DYN_PAR_Code: 'x'.repeat(65) }, null],
    [{ Code: '4711' }, null],
    [{ DYN_PAR_Codec: '4711' }, null],
  ])('%j', (extradata, code) => {
    expect(reportOf({ extradata }).code).toBe(code);
  });
});

describe('the numbers of a call', () => {
  it('are read, and an endless one is cut', () => {
    expect(reportOf({ bnum: '+33187224400' })).toMatchObject({
      at: 7,
      source: 'smartRouting',
      state: 'ringing',
      party: { e164: '+33187224465' },
      called: { e164: '+33187224400' },
    });
    expect(reportOf({ anum: 'x'.repeat(5_000) }).party?.raw).toHaveLength(100);
    expect(reportOf({ bnum: null }).called).toBeNull();
    expect(reportOf({ bnum: 33187224400 }).called).toBeNull();
  });
});

describe('a body that is no request', () => {
  it.each([
    ['', 'the body is not JSON'],
    ['{"anum":', 'the body is not JSON'],
    ['null', 'the body is not a JSON object'],
    ['"+33187224465"', 'the body is not a JSON object'],
    ['{"bnum":"x"}', '"anum" must be there and be a string'],
    ['{"anum":["+33"]}', '"anum" must be there and be a string'],
  ])('%s', (body, error) => {
    expect(parseRequest(Buffer.from(body))).toEqual({ ok: false, error });
  });

  it('is one with a byte order mark all the same', () => {
    expect(parseRequest(Buffer.from('\ufeff{"anum":"1"}')).ok).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberRowsOf, numberViewOf } from '#core/companyNumbers/numberRows.ts';
import { displayOf } from '#core/companyNumbers/numberText.ts';
import { orderInSlices } from '#core/companyNumbers/order.ts';
import { zoneViewsOf } from '#core/companyNumbers/zoneViews.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { companyNumberView } from '#shared/contract/numbersViews.ts';
import { companyNumber } from './numbers.ts';

describe('the rows of a list', () => {
  it('are in the order of the number, which may be none', async () => {
    const numbers = ['33240112233', 'Standard', '33187224465', '1234', '33187224464'].map((each, id) =>
      companyNumber(each, { id: String(id) }),
    );
    const { rows } = await numberRowsOf(numbers);
    expect(rows.map(({ number }) => number.number)).toEqual([
      '1234',
      '33187224464',
      '33187224465',
      '33240112233',
      'Standard',
    ]);
  });

  it('are locked where the provider names no id, or one id for two numbers; the same row twice is not', async () => {
    const { rows } = await numberRowsOf([
      companyNumber('33187224465', { id: '147' }),
      companyNumber('33187224464', { id: '147' }),
      companyNumber('33187224463', { id: null }),
      companyNumber('33187224462', { id: '150' }),
      companyNumber('33187224462', { id: '150' }),
      companyNumber('33187224463', { id: null }),
    ]);
    expect(rows.map(({ key, locked }) => [key, locked])).toEqual([
      ['id:150', null],
      ['id:150#2', null],
      ['number:33187224463', 'noId'],
      ['number:33187224463#2', 'noId'],
      ['number:33187224464', 'sharedId'],
      ['number:33187224465', 'sharedId'],
    ]);
  });

  it('cross the wall as they are', async () => {
    const { rows } = await numberRowsOf([
      companyNumber('33187224465', { holder: 'Claire', zoneCode: 'fr_01' }),
    ]);
    const view = rows.map(numberViewOf);
    expect(view).toEqual([
      {
        key: 'id:465',
        id: '465',
        number: '33187224465',
        e164: '+33187224465',
        display: '+33 1 87 22 44 65',
        state: 'active',
        kind: 'phone',
        zoneCode: 'fr_01',
        zone: '01',
        holder: 'Claire',
        campaign: null,
        company: null,
        info: null,
        locked: null,
      },
    ]);
    expect(view.map((each) => companyNumberView.parse(each))).toEqual(view);
  });

  it('name what there is to filter by, in order, each once, and no more than anybody reads', async () => {
    const few = await numberRowsOf(
      ['Ventes', 'accueil', 'Accueil', null, '\u00C9t\u00E9'].map((campaign, id) =>
        companyNumber(`3318722440${String(id)}`, { campaign, holder: campaign }),
      ),
    );
    expect(few.campaigns).toEqual(['Accueil', '\u00C9t\u00E9', 'Ventes']);
    expect(few.holders).toEqual(few.campaigns);
    const many = await numberRowsOf(
      Array.from({ length: 300 }, (_none, id) => companyNumber(String(id), { campaign: `C${String(id)}` })),
    );
    expect(many.campaigns).toHaveLength(200);
  });
});

it('a number is shown as the numbering plans show it', () => {
  const digits = (shape: RegExp) => fc.stringMatching(shape);
  const number = fc.oneof(
    digits(/^33[1-79]\d{8}$/),
    digits(/^262(262|692)\d{6}$/),
    digits(/^590(590|690)\d{6}$/),
    digits(/^594(594|694)\d{6}$/),
    digits(/^596(596|696)\d{6}$/),
  );
  fc.assert(
    fc.property(number, (written) => {
      const party = createReadNumber('FR')(`+${written}`);
      expect(party).toMatchObject({ e164: `+${written}`, display: displayOf(`+${written}`) });
    }),
  );
});

it('an order is that of a stable sort, at any length', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 5000, size: 'max' }),
      async (values) => {
        const order = await orderInSlices(values.length, (a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        const sorted = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
        expect([...order]).toEqual(sorted.map(({ index }) => index));
      },
    ),
    { numRuns: 30 },
  );
});

describe('the zones', () => {
  const zone = (code: string, prefix: '01' | '02' | null) => ({
    id: null,
    code,
    prefix,
    country: 'France',
    name: code,
    kind: null,
    state: 'unknown' as const,
  });

  it('are those listed, the five regions and all that numbers name, with how many each has', async () => {
    const numbers = await numberRowsOf([
      companyNumber('33187224465', { zoneCode: 'fr_05' }),
      companyNumber('33240112233', { zoneCode: null }),
      companyNumber('33612345678', { zoneCode: 'fr_02' }),
      companyNumber('3221234567', { zoneCode: 'be_02' }),
      companyNumber('41221234567', { zoneCode: 'ch_22' }),
    ]);
    // A Belgian prefix is no region of France.
    const views = zoneViewsOf([zone('be_02', '02'), zone('fr_01', '01'), zone('fr_01', '01')], numbers);
    expect(views.map(({ code, name, numbers: count }) => [code, name, count])).toEqual([
      ['be_02', 'be_02', 1],
      ['ch_22', null, 1],
      ['fr_01', 'fr_01', 1],
      ['fr_02', null, 2],
      ['fr_03', null, 0],
      ['fr_04', null, 0],
      ['fr_05', null, 0],
    ]);
  });

  it('do not say how many numbers they have while nobody knows', () => {
    const views = zoneViewsOf([], null);
    expect(views.map(({ code, numbers }) => [code, numbers])).toEqual(
      ['fr_01', 'fr_02', 'fr_03', 'fr_04', 'fr_05'].map((code) => [code, null]),
    );
  });
});

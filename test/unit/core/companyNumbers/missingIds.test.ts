import { describe, expect, it } from 'vitest';
import { withIds } from '#core/companyNumbers/missingIds.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import type { NumberAnswer } from '#shared/domain/numberSaving.ts';

const number = (digits: string, id: string | null): CompanyNumber => ({
  id,
  number: digits,
  e164: null,
  state: 'unknown',
  kind: 'phone',
  zoneCode: null,
  holder: null,
  campaign: null,
  company: null,
  info: null,
});

const A = '33187224465';
const B = '33187224464';

/** The ids after the other list was asked, which answers so. */
async function idsWith(numbers: readonly CompanyNumber[], answer: NumberAnswer<readonly CompanyNumber[]>) {
  let asked = 0;
  const provider = {
    availableNumbers() {
      asked += 1;
      return Promise.resolve(answer);
    },
  };
  const filled = await withIds(provider, numbers, new AbortController().signal);
  return { ids: filled.map(({ id }) => id), asked };
}

const known = (...value: CompanyNumber[]): NumberAnswer<readonly CompanyNumber[]> => ({
  kind: 'known',
  value,
});

describe('ids that a list leaves out', () => {
  it('are asked for only where one is missing', async () => {
    expect(await idsWith([number(A, '1')], known(number(A, '2')))).toEqual({ ids: ['1'], asked: 0 });
  });

  it('come from the other list, in whatever writing it has the number', async () => {
    const other = known(number('01 87 22 44 65', '147'), number(B, null));
    expect(await idsWith([number(A, null), number(B, null)], other)).toEqual({
      ids: ['147', null],
      asked: 1,
    });
  });

  it('stay missing where two numbers have one, or one number has two', async () => {
    const shared = known(number(A, '147'), number(B, '147'));
    expect((await idsWith([number(A, null), number(B, null)], shared)).ids).toEqual([null, null]);
    const twice = known(number(A, '147'), number(A, '148'));
    expect((await idsWith([number(A, null)], twice)).ids).toEqual([null]);
    const same = known(number(A, '147'), number(A, '147'));
    expect((await idsWith([number(A, null)], same)).ids).toEqual(['147']);
  });

  it('stay missing where the other list cannot be read', async () => {
    const late = { kind: 'failed', reason: 'timeout', detail: null } as const;
    expect(await idsWith([number(A, null), number(B, '3')], late)).toEqual({ ids: [null, '3'], asked: 1 });
  });
});

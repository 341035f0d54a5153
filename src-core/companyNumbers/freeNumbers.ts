import type { AvailableNumbers } from '#shared/contract/numbersViews.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import type { NumberAnswer } from '#shared/domain/numberSaving.ts';
import type { Clock } from '../clock.ts';
import { inSlices } from '../slices.ts';
import type { NumbersProvider } from './ports.ts';
import { displayOf, hasPart, numberPartOf, searchDigitsOf } from './numberText.ts';
import { refusalViewOf } from './refusalView.ts';

/** As long as somebody takes to choose one. Others may take it meanwhile: the provider says so when it is added. */
const KEPT_MS = 60_000;
/** More than anybody chooses from by eye. */
const MOST_SHOWN = 100;

/** The numbers that are free to be added. */
export interface FreeNumbers {
  /** Of a zone, or of all if it is blank. What is typed of a number filters here: the provider is asked once a zone. */
  find(zoneCode: string, number: string): Promise<AvailableNumbers>;
  /** A number was taken, or the account is another one. */
  forget(): void;
}

type Answer = NumberAnswer<readonly CompanyNumber[]>;

export function createFreeNumbers(parts: {
  readonly provider: Pick<NumbersProvider, 'availableNumbers'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): FreeNumbers {
  const { provider, clock, signal } = parts;
  let asked: { readonly zoneCode: string; readonly at: number; readonly answer: Promise<Answer> } | null =
    null;

  function ask(zoneCode: string): Promise<Answer> {
    if (asked !== null && asked.zoneCode === zoneCode && clock.now() - asked.at < KEPT_MS)
      return asked.answer;
    const answer = provider.availableNumbers({ zoneCode }, signal);
    const mine = { zoneCode, at: clock.now(), answer };
    asked = mine;
    // Only a list is worth keeping.
    void answer.then(({ kind }) => {
      if (kind !== 'known' && asked === mine) asked = null;
    });
    return answer;
  }

  return {
    async find(zoneCode, number) {
      const answer = await ask(zoneCode.trim().toLowerCase());
      switch (answer.kind) {
        case 'known':
          return {
            result: 'known',
            ...(await matching(answer.value, number)),
            unread: answer.unread ?? 0,
          };
        case 'unknown':
          return { result: 'unknown' };
        case 'failed':
          return { result: 'failed', reason: answer.reason, detail: answer.detail };
        case 'refused':
          return answer.error.code === 'zoneInvalid'
            ? { result: 'unknown' }
            : { result: 'refused', refusal: refusalViewOf(answer.error) };
      }
    },
    forget() {
      asked = null;
    },
  };
}

async function matching(free: readonly CompanyNumber[], text: string) {
  const part = numberPartOf(text);
  const numbers: Extract<AvailableNumbers, { result: 'known' }>['numbers'] = [];
  let cut = false;
  await inSlices(part === null && text.trim() !== '' ? 0 : free.length, (index) => {
    const each = free[index];
    if (each === undefined || cut) return;
    const { number, e164, zoneCode } = each;
    if (part !== null && !hasPart(searchDigitsOf(number, e164), part)) return;
    if (numbers.length === MOST_SHOWN) cut = true;
    else numbers.push({ number, display: e164 === null ? number : displayOf(e164), zoneCode });
  });
  return { numbers, cut };
}

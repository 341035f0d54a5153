import { digitsAsSent } from '#shared/domain/companyNumber.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import { inSlices } from '../slices.ts';
import type { NumbersProvider } from './ports.ts';

/**
 * The sample of the list of numbers in document 004 has no ids, and that of the numbers by zone has them: where an id is
 * missing, the other list is asked, once. An id counts if both lists mean the same number by it and no other one has it;
 * where that list cannot be read, the ids stay missing.
 */
export async function withIds(
  provider: Pick<NumbersProvider, 'availableNumbers'>,
  numbers: readonly CompanyNumber[],
  signal: AbortSignal,
): Promise<readonly CompanyNumber[]> {
  if (!numbers.some(({ id }) => id === null)) return numbers;
  const answer = await provider.availableNumbers({}, signal);
  if (answer.kind !== 'known') return numbers;
  const idOf = await idsByNumber(answer.value);
  const filled: CompanyNumber[] = [];
  await inSlices(numbers.length, (index) => {
    const number = numbers[index];
    if (number === undefined) return;
    const id = number.id ?? idOf.get(writing(number)) ?? null;
    filled.push(id === number.id ? number : { ...number, id });
  });
  return filled;
}

/** Ids that name one number, by that number; one that has several has none. */
async function idsByNumber(numbers: readonly CompanyNumber[]): Promise<ReadonlyMap<string, string | null>> {
  const numberOf = new Map<string, string | null>();
  await inSlices(numbers.length, (index) => {
    const number = numbers[index];
    if (number?.id == null) return;
    const before = numberOf.get(number.id);
    numberOf.set(number.id, before === undefined || before === writing(number) ? writing(number) : null);
  });
  const idOf = new Map<string, string | null>();
  for (const [id, number] of numberOf) {
    if (number !== null) idOf.set(number, idOf.has(number) ? null : id);
  }
  return idOf;
}

function writing({ number }: CompanyNumber): string {
  return digitsAsSent(number) ?? number;
}

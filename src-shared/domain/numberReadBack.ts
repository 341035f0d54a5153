import type { CompanyNumber } from './companyNumber.ts';
import { changesOf, formOfNumber, isToldByLists } from './numberForm.ts';
import type { NumberChange, NumberField, NumberForm } from './numberForm.ts';

/** What a number that was read again says of what was sent. */
export interface ReadBack {
  /** Fields that show another value than the one that was taken. */
  readonly others: readonly {
    readonly field: NumberField;
    readonly asked: NumberForm[NumberField];
    readonly shown: NumberForm[NumberField];
  }[];
  /** Fields that no list tells: that they were taken is all that is known. */
  readonly untold: readonly NumberField[];
}

/** Compares what was sent with the number as the provider has it since; null if it could not be read. */
export function readBackOf(
  sent: readonly NumberChange[],
  now: Pick<CompanyNumber, 'number' | 'zoneCode' | 'state' | 'holder' | 'info'> | null,
): ReadBack {
  if (now === null) return { others: [], untold: sent.map(({ field }) => field) };
  const form = formOfNumber(now);
  const told = sent.filter(({ field }) => isToldByLists(field, form));
  const asked: NumberForm = {
    ...form,
    ...Object.fromEntries(told.map(({ field, after }) => [field, after])),
  };
  return {
    others: changesOf(form, asked).map(({ field, before, after }) => ({
      field,
      asked: after,
      shown: before,
    })),
    untold: sent.filter(({ field }) => !isToldByLists(field, form)).map(({ field }) => field),
  };
}

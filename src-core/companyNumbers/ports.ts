import type { AvailableFilters, CompanyNumber, NumberFilters } from '#shared/domain/companyNumber.ts';
import type { Media, MediaFilters } from '#shared/domain/media.ts';
import type { NumberEdit, NumberForm } from '#shared/domain/numberForm.ts';
import type { NumberAnswer, NumberSaveResult, Withheld } from '#shared/domain/numberSaving.ts';
import type { PhoneZone } from '#shared/domain/phoneZone.ts';

/** The phone provider that holds the company's numbers. Nothing rejects; a save is sent once and never repeated. */
export interface NumbersProvider {
  /** Why nothing can be asked under the present settings; null if it can. */
  withheld(): Withheld | null;
  /** A person asks again: an account that was refused is tried once more. */
  askAnew(): void;
  zones(signal?: AbortSignal): Promise<NumberAnswer<readonly PhoneZone[]>>;
  numbers(filters: NumberFilters, signal?: AbortSignal): Promise<NumberAnswer<readonly CompanyNumber[]>>;
  availableNumbers(
    filters: AvailableFilters,
    signal?: AbortSignal,
  ): Promise<NumberAnswer<readonly CompanyNumber[]>>;
  media(filters: MediaFilters, signal?: AbortSignal): Promise<NumberAnswer<readonly Media[]>>;
  addNumber(form: NumberForm, signal?: AbortSignal): Promise<NumberSaveResult>;
  editNumber(id: string, edit: NumberEdit, signal?: AbortSignal): Promise<NumberSaveResult>;
}

/** A number that was saved at the provider, as it was called before. Not `certain`: no answer tells whether it was. */
export interface SavedNumber {
  readonly operation: 'add' | 'edit';
  readonly number: string;
  readonly certain: boolean;
}

import type { CompanyNumberView, NumberSaved } from '#shared/contract/numbersViews.ts';
import { digitsAsSent, e164OfProviderNumber } from '#shared/domain/companyNumber.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import type { NumberEdit, NumberForm } from '#shared/domain/numberForm.ts';
import { validateNumberForm } from '#shared/domain/numberFormRules.ts';
import type { NumberSaveResult } from '#shared/domain/numberSaving.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createUnderWay } from '../underWay.ts';
import { numberViewOf, rowOf } from './numberRows.ts';
import type { NumberRow } from './numberRows.ts';
import type { NumbersProvider, SavedNumber } from './ports.ts';
import { displayOf } from './numberText.ts';
import { refusalViewOf } from './refusalView.ts';

/** How long the same wish is taken for the second half of a double press. */
const MOMENT_MS = 3_000;
/** Longer than a save takes as a rule, and shorter than a session that ends has patience. */
const LAST_SAVE_MS = 2_000;

export interface SavingParts {
  readonly provider: Pick<NumbersProvider, 'numbers' | 'addNumber' | 'editNumber'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The rows that are held, read if need be; null if they cannot be. */
  readonly rows: () => Promise<readonly NumberRow[] | null>;
  /** The list is not as it was: after a save, and where a number turned out to be another one. */
  readonly outdated: () => void;
  /** Told once a save that reached the provider, or may have. */
  readonly wrote: (saved: SavedNumber) => void;
}

/** Adds and edits numbers: one at a time, each sent once; what is on its way already is not sent. Nothing rejects. */
export interface NumberSaving {
  add(form: NumberForm): Promise<NumberSaved>;
  /** `seen`: the number as it was when the form opened. Only the fields of `edit` are sent. */
  edit(seen: CompanyNumberView, edit: NumberEdit): Promise<NumberSaved>;
  /** How many saves are being made. */
  underWay(): number;
  /** Waits a moment for saves under way: cut off, nobody would know what came of them. */
  stop(): Promise<void>;
}

export function createNumberSaving(parts: SavingParts): NumberSaving {
  const { provider, clock, logger, outdated } = parts;
  const saves = createUnderWay(clock);
  const { signal } = saves;
  const presses = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  /** Behind whatever is being saved; of the same wish, also a moment later, it is told that it is on its way. */
  function once(wish: readonly unknown[], save: () => Promise<NumberSaved>): Promise<NumberSaved> {
    const key = JSON.stringify(wish);
    if (presses.has(key)) return Promise.resolve({ result: 'onItsWay' });
    const saving = last.then(save);
    presses.add(key);
    last = saving.then(
      ({ result }) => {
        // What was not sent may be tried again at once.
        if (result !== 'saved' && result !== 'unconfirmed') presses.delete(key);
        else clock.after(MOMENT_MS, () => presses.delete(key));
      },
      // Nobody who comes after has to do with it.
      () => presses.delete(key),
    );
    return saves.during(saving);
  }

  async function add(form: NumberForm): Promise<NumberSaved> {
    const [problem] = validateNumberForm(form, 'add');
    if (problem !== undefined) return invalid(problem.field);
    const result = await provider.addNumber(form, signal);
    const e164 = e164OfProviderNumber(form.number);
    tell('add', e164 === null ? form.number : displayOf(e164), result);
    return cameOf('add', result, () => look(provider, form.number, isNumber(form.number), signal));
  }

  async function edit(seen: CompanyNumberView, changes: NumberEdit): Promise<NumberSaved> {
    const [problem] = validateNumberForm(changes, 'edit');
    if (problem !== undefined) return invalid(problem.field);
    if (Object.keys(changes).length === 0) return invalid('edit');
    const { id } = seen;
    if (id === null) return { result: 'locked', why: 'noId' };
    const rows = await parts.rows();
    if (rows?.some((row) => row.number.id === id && row.locked === 'sharedId') === true) {
      return { result: 'locked', why: 'sharedId' };
    }
    // Where the list names no ids, that of `seen` was found elsewhere, and the number tells which it is.
    const lookFor = async (digits: string): Promise<Look> => {
      const isDigits = isNumber(digits);
      const found = await look(
        provider,
        digits,
        (each) => each.id === id || (each.id === null && isDigits(each)),
        signal,
      );
      return found.kind === 'found' ? { ...found, number: { ...found.number, id } } : found;
    };
    const before = await lookFor(seen.number);
    if (before.kind === 'failed') return { result: 'notSent', reason: before.reason, detail: before.detail };
    if (before.kind === 'absent') {
      outdated();
      return { result: 'locked', why: 'gone' };
    }
    if (!isAsSeen(before.number, seen)) {
      outdated();
      return { result: 'changedMeanwhile', now: viewOf(before.number) };
    }
    const result = await provider.editNumber(id, changes, signal);
    tell('edit', seen.display, result);
    return cameOf('edit', result, () => lookFor(changes.number ?? seen.number));
  }

  function tell(operation: 'add' | 'edit', number: string, { kind }: NumberSaveResult): void {
    if (kind !== 'saved' && kind !== 'unconfirmed') return;
    try {
      parts.wrote({ operation, number, certain: kind === 'saved' });
    } catch (error) {
      // It was sent all the same, and whoever saved has to hear what came of it.
      logger.error('a saved number could not be written down', { error: String(error) });
    }
  }

  async function cameOf(
    operation: 'add' | 'edit',
    result: NumberSaveResult,
    lookAgain: () => Promise<Look>,
  ): Promise<NumberSaved> {
    logger.info('a number was to be saved', { operation, result: result.kind });
    switch (result.kind) {
      case 'saved': {
        outdated();
        const after = await lookAgain();
        return { result: 'saved', now: after.kind === 'found' ? viewOf(after.number) : null };
      }
      case 'unconfirmed': {
        outdated();
        const { reason, detail } = result;
        const after = await lookAgain();
        const now = after.kind === 'found' ? viewOf(after.number) : null;
        return {
          result: 'unconfirmed',
          reason,
          detail,
          look: after.kind === 'failed' ? 'unread' : after.kind,
          now,
        };
      }
      case 'refused':
        return { result: 'refused', errors: result.errors.map(refusalViewOf), status: result.status };
      case 'notSent':
        return { result: 'notSent', reason: result.reason, detail: result.detail };
      case 'rateLimited':
        return { result: 'rateLimited', retryAfterMs: result.retryAfterMs };
    }
  }

  return {
    add: (form) => once(['add', form], () => add(form)),
    edit: (seen, changes) => once(['edit', seen.id, changes], () => edit(seen, changes)),
    underWay: () => saves.count(),
    stop: () => saves.end(LAST_SAVE_MS),
  };
}

type Look =
  | { readonly kind: 'found'; readonly number: CompanyNumber }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string; readonly detail: string | null };

/** Asks for one number as the provider has it at this moment. */
async function look(
  provider: Pick<NumbersProvider, 'numbers'>,
  number: string,
  isIt: (number: CompanyNumber) => boolean,
  signal: AbortSignal,
): Promise<Look> {
  const answer = await provider.numbers({ number: partToAskFor(number) }, signal);
  switch (answer.kind) {
    case 'known': {
      const found = answer.value.find(isIt);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', number: found };
    }
    case 'unknown':
      return { kind: 'absent' };
    case 'failed':
      return { kind: 'failed', reason: answer.reason, detail: answer.detail };
    case 'refused':
      // It filters by numbers that exist only, and says so of any other.
      return answer.error.field === 'number'
        ? { kind: 'absent' }
        : { kind: 'failed', reason: answer.error.code, detail: answer.error.raw };
  }
}

/** The filter takes 4 to 15 digits; for what is none the whole list is asked for. */
function partToAskFor(number: string): string {
  const digits = digitsAsSent(number) ?? '';
  return digits.length >= 4 && digits.length <= 15 ? digits : '';
}

function isNumber(text: string): (number: CompanyNumber) => boolean {
  const digits = digitsAsSent(text);
  return ({ number }) => (digitsAsSent(number) ?? number) === digits;
}

function isAsSeen(now: CompanyNumber, seen: CompanyNumberView): boolean {
  const compared = ['number', 'state', 'kind', 'zoneCode', 'holder', 'campaign', 'company', 'info'] as const;
  return compared.every((field) => now[field] === seen[field]);
}

/** One number as it would stand in the list. */
function viewOf(number: CompanyNumber): CompanyNumberView {
  const { id } = number;
  const key = id === null ? `number:${number.number}` : `id:${id}`;
  return numberViewOf(rowOf(number, key, id === null ? 'noId' : null));
}

function invalid(field: string): NumberSaved {
  return { result: 'notSent', reason: 'invalid', detail: field };
}

import type { CallView } from '#shared/contract/views.ts';
import type { FactName, FactSource, FailureReason } from '#shared/domain/facts.ts';
import { FACT_NAMES } from '#shared/domain/facts.ts';

type Facts = CallView['facts'];

/**
 * What the one line under the facts says. It always has the same height, so that answers, failures and the code field
 * take each other's place without moving anything.
 *
 * - `code`: the source does not know this caller, or there is no number to ask by: the code may tell.
 * - `failed`: `facts` are the questions to put again; `reason` is the first one's.
 */
export type FactBar =
  | { readonly shows: 'asking'; readonly source: FactSource }
  | { readonly shows: 'code'; readonly because: 'unknown'; readonly source: FactSource }
  | { readonly shows: 'code'; readonly because: 'noNumber' }
  | {
      readonly shows: 'failed';
      readonly source: FactSource;
      readonly reason: FailureReason;
      readonly facts: readonly FactName[];
    }
  | { readonly shows: 'answered'; readonly source: FactSource }
  | { readonly shows: 'notConfigured' };

/** Decides the line from the facts alone: asking beats everything, then the code field, then failures. */
export function factBarOf(facts: Facts): FactBar {
  const all = FACT_NAMES.map((name) => ({ name, fact: facts[name] }));

  for (const { fact } of all) if (fact.state === 'pending') return { shows: 'asking', source: fact.source };

  const known = all.map(({ fact }) => fact).find((fact) => fact.state === 'known');
  const unknown = all.map(({ fact }) => fact).find((fact) => fact.state === 'unknown');
  if (known === undefined && unknown !== undefined) {
    return { shows: 'code', because: 'unknown', source: unknown.source };
  }

  const failed = all.filter(({ fact }) => fact.state === 'failed');
  for (const { fact } of failed) {
    if (fact.state !== 'failed') continue;
    return {
      shows: 'failed',
      source: fact.source,
      reason: fact.reason,
      facts: failed.map(({ name }) => name),
    };
  }

  if (known !== undefined) return { shows: 'answered', source: known.source };
  const notConfigured = all.some(({ fact }) => fact.state === 'notAsked' && fact.why === 'notConfigured');
  return notConfigured ? { shows: 'notConfigured' } : { shows: 'code', because: 'noNumber' };
}

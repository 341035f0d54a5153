import type { Fact } from './facts.ts';

/**
 * How a fact reads: its state, or its answer. `no` is an answer; `unknown` is an answer too (the source does not know
 * this caller); `failed` is none; `notAsked` was never a question. `value` is a known queue. Each looks different on
 * screen.
 */
export type Tone = 'value' | 'yes' | 'no' | Exclude<Fact<unknown>['state'], 'known'>;

export function toneOf(fact: Fact<string | boolean>): Tone {
  if (fact.state !== 'known') return fact.state;
  if (typeof fact.value === 'string') return 'value';
  return fact.value ? 'yes' : 'no';
}

/**
 * Where a caller stands in a list that shows VIPs first: 0 for a known VIP, 1 for one who was a VIP when last known,
 * 2 for everybody else.
 */
export function vipRank(fact: Fact<boolean>): 0 | 1 | 2 {
  if (fact.state === 'known') return fact.value ? 0 : 2;
  const lastKnown = fact.state === 'pending' || fact.state === 'failed' ? fact.lastKnown : null;
  return lastKnown?.value === true ? 1 : 2;
}

import type { Fact, FactName } from '#shared/domain/facts.ts';
import { alert, ban, dots, minus, shield, star, unknown } from '../../components/shared/icons.ts';

/** How a fact looks: the state it is in, or its answer. `value` is a known queue. */
export type Tone = 'value' | 'yes' | 'no' | Exclude<Fact<unknown>['state'], 'known'>;

export function toneOf(fact: Fact<string | boolean>): Tone {
  if (fact.state !== 'known') return fact.state;
  if (typeof fact.value === 'string') return 'value';
  return fact.value ? 'yes' : 'no';
}

/** Every tone has an icon, words and a look of its own: no two may be told apart by colour alone. */
export function iconOf(name: FactName, tone: Tone): string {
  const icons: Record<Tone, string> = {
    value: '',
    yes: name === 'vip' ? star : shield,
    no: minus,
    pending: dots,
    unknown,
    failed: alert,
    notAsked: ban,
  };
  return icons[tone];
}

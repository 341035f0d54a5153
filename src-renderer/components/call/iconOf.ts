import type { Tone } from '#shared/domain/badges.ts';
import type { FactName } from '#shared/domain/facts.ts';
import { alert, ban, dots, minus, shield, star, unknown } from '../shared/icons.ts';

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

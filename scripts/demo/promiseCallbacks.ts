import type { RequestOf } from '#shared/contract/api.ts';
import type { Ringside } from '../app/launchRingside.ts';

type Wish = RequestOf<'callbacks.schedule'>;

const MINUTE_MS = 60_000;
const PARIS = 'Europe/Paris';

/**
 * What the agent of the demo has promised by the moment `now` (ms): a callback within hours, a reminder that is overdue,
 * and a callback in a language that the simulated CCAI Platform refuses.
 */
export function demoCallbacks(now: number): readonly Wish[] {
  const id = (count: number): string => `d0000002-0000-4000-8000-${String(count).padStart(12, '0')}`;
  const due = (minutes: number): Wish['due'] => ({ at: now + minutes * MINUTE_MS, zone: PARIS });
  return [
    {
      id: id(1),
      kind: 'callback',
      to: { number: '+33472001122' },
      due: due(95),
      note: 'Confirmer le passage du technicien.',
    },
    {
      id: id(2),
      kind: 'reminder',
      to: { number: '+33187224465' },
      due: due(-25),
      note: 'Devis 2031\u202f: dire si la remise est accordée.',
    },
    {
      id: id(3),
      kind: 'callback',
      to: { number: '+33299010101' },
      due: due(24 * 60 + 30),
      note: 'Préfère l’allemand.',
      language: 'de',
    },
  ];
}

/** Promises them as the window would. What is not taken is told, and costs the demo nothing. */
export async function promiseCallbacks(ringside: Ringside, tell: (line: string) => void): Promise<void> {
  const main = await ringside.window('main');
  for (const wish of demoCallbacks(Date.now())) {
    const call = `window.ringside.invoke('callbacks.schedule', ${JSON.stringify(wish)})`;
    const code: unknown = await main.evaluate(`${call}.then(({ error }) => error?.code ?? null)`);
    if (typeof code === 'string') tell(`a callback was not promised: ${code}`);
  }
}

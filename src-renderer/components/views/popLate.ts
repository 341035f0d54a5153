import CallRow from '../call/CallRow.svelte';
import PopExtras from '../call/PopExtras.svelte';
import type { PopApi } from '../../lib/api.ts';
import { CallerPromises } from '../../lib/callbacks/callerPromises.svelte.ts';
import { FlagsDesk } from '../../lib/flags/flagsDesk.ts';
import { PopPlacing } from '../../lib/pop/popPlacing.svelte.ts';
import { PinDesk } from '../../lib/routes/pinDesk.ts';
import { stopAll } from '../../lib/transport.ts';

/**
 * What the pop gains once its page stands: what a card offers beside telling who calls, and the rows of further calls.
 * Never imported but by `import()`: the pop's script at start has a budget.
 */
export function startLate(api: PopApi) {
  const placing = new PopPlacing(api);
  const flags = new FlagsDesk(api);
  const promises = new CallerPromises(api);
  return {
    CallRow,
    Extras: PopExtras,
    placing,
    flags,
    pins: new PinDesk(api),
    promises,
    stop: stopAll([placing.start(), flags.start(), promises.start()]),
  };
}

export type PopLate = ReturnType<typeof startLate>;

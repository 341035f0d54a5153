import type { Handlers } from '#shared/contract/api.ts';
import type { placingCommands } from '#shared/contract/placingSchemas.ts';
import { RequestError } from '#shared/contract/errors.ts';

type Owned = keyof typeof placingCommands;

const refuse = (): never => {
  throw new RequestError('notConfigured', 'calling out is not set up');
};

/** The commands that ring people, keep promises and touch flags. */
export function placingHandlers(): Pick<Handlers, Owned> {
  return {
    'placing.options': refuse,
    'placing.understand': refuse,
    'placing.clipboard': refuse,
    'placing.dial': refuse,
    'placing.queueNow': refuse,
    'intents.read': refuse,
    'intents.open': refuse,
    'intents.resolve': refuse,
    'intents.cancel': refuse,
    'callbacks.schedule': refuse,
    'callbacks.edit': refuse,
    'callbacks.note': refuse,
    'callbacks.replace': refuse,
    'callbacks.finish': refuse,
    'callbacks.list': refuse,
    'callbacks.counts': refuse,
    'callbacks.export': refuse,
    'flags.read': refuse,
    'flags.write': refuse,
    'pop.openForm': refuse,
  };
}

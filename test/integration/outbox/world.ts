import { createOutbox } from '#core/callbacks/outbox.ts';
import type { IntentRecord, OutboxSettings } from '#core/callbacks/ports.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type { IntentState } from '#shared/domain/intent.ts';
import type { PlacedCall } from '#shared/domain/outbound.ts';
import { AGENT, startWorld } from '../ccai/world.ts';

/** An outbox on a real file, with the real client and the simulator behind it, and one clock for all. */
export async function openDesk(file: string, ...ccaiOptions: Parameters<typeof startWorld>) {
  const ccai = await startWorld(...ccaiOptions);
  const { clock, logger, client } = ccai;
  const placed: { id: string; call: PlacedCall }[] = [];
  const watchers = new Set<() => void>();
  const states = new Map<string, IntentState>();
  const settings: { current: OutboxSettings } = {
    current: {
      agentEmail: AGENT,
      outboundNumber: '',
      callbackMenuId: 9,
      language: 'en',
      overdueAfterMs: 600_000,
    },
  };

  function open() {
    const memory = openMemory({ file, clock, logger, nationalDigits });
    const outbox = createOutbox({
      store: memory.intents,
      placing: { ...client, ready: () => client.configured() },
      clock,
      logger,
      agent: () => settings.current,
      listener: {
        changed: ({ intent }) => {
          states.set(intent.id, intent.state);
          for (const look of [...watchers]) look();
        },
        placed: (intent, call) => placed.push({ id: intent.id, call }),
      },
      storage: { failed: () => {}, recovered: () => {} },
    });
    outbox.start();
    return { memory, outbox };
  }
  let run = open();

  return {
    ccai,
    clock,
    placed,
    settings,
    get outbox() {
      return run.outbox;
    },
    read: (id: string): IntentRecord => run.outbox.read(id),
    /** Resolves with the state of an intent once it is none of `passing`. */
    whenNot: (id: string, ...passing: IntentState['name'][]) =>
      new Promise<IntentState>((resolve) => {
        const look = (): void => {
          const state = states.get(id);
          if (state === undefined || passing.includes(state.name)) return;
          watchers.delete(look);
          resolve(state);
        };
        watchers.add(look);
        look();
      }),
    async restart() {
      await run.outbox.stop();
      run.memory.close();
      run = open();
    },
    async stop() {
      const stopped = run.outbox.stop();
      clock.advance(5000);
      await stopped;
      run.memory.close();
      await ccai.stop();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

import { writeSync } from 'node:fs';
import { createOutbox } from '#core/callbacks/outbox.ts';
import { systemClock } from '#core/clock.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createCcaiClient } from '#core/providers/ccai/client.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { PARIS, partyNumber } from '../../../support/intents.ts';
import { testHttp } from '../../../support/testHttp.ts';

/**
 * An agent at work in a process of its own, to be killed: `agent.ts FILE URL SUBDOMAIN TOKEN EMAIL`. After a line with a
 * number on stdin it opens the outbox and presses for one person after the other, from that number on. It says every
 * step: `open`, `started`, `press <id>` before, `taken <id>` after, and the name of every state told.
 */
const [file = '', baseUrl = '', subdomain = '', token = '', agentEmail = ''] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const DAY = 86_400_000;
/** Requests under way at once; the provider allows ten a second, which is the parent's to overlook. */
const AT_ONCE = 6;

function work(first: number): void {
  const logger = recordedLogger();
  const memory = openMemory({ file, clock: systemClock, logger, nationalDigits });
  say('open');
  const http = testHttp(systemClock, { name: 'ccai', logger });
  const client = createCcaiClient({
    http,
    clock: systemClock,
    settings: () => ({ baseUrl, subdomain, timeoutMs: 10_000 }),
    token: () => token,
    onCredentialOutcome: () => {},
    onHealth: () => {},
  });
  const sending = new Set<string>();
  const outbox = createOutbox({
    store: memory.intents,
    placing: { ...client, ready: () => client.configured() },
    clock: systemClock,
    logger,
    agent: () => ({
      agentEmail,
      outboundNumber: null,
      callbackMenuId: 9,
      language: null,
      overdueAfterMs: 600_000,
    }),
    listener: {
      changed: ({ intent: { id, state } }) => {
        if (state.name === 'sending') sending.add(id);
        else sending.delete(id);
        say(state.name);
      },
      placed: () => {},
    },
    storage: { failed: (error) => say(`failed ${String(error)}`), recovered: () => {} },
  });
  outbox.start();
  say('started');

  let n = first;
  const press = (): void => {
    if (sending.size < AT_ONCE) {
      pressFor(n);
      n += 1;
    }
    systemClock.after(1, press);
  };

  function pressFor(person: number): void {
    const id = `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`;
    const wanted = { id, party: partyNumber(person), ticketId: null };
    const due = { at: Date.now() + DAY, zone: PARIS };
    say(`press ${id}`);
    switch (person % 5) {
      case 0:
      case 1:
        outbox.dial(wanted);
        break;
      case 2:
        outbox.queueNow({ ...wanted, choices: { menuId: 9 } });
        break;
      case 3:
        outbox.schedule({ ...wanted, kind: 'callback', due, note: `note of ${person}` });
        break;
      default:
        outbox.schedule({ ...wanted, kind: 'reminder', due, note: `note of ${person}` });
    }
    say(`taken ${id}`);
  }
  press();
}

// Keeps the process alive: the timers of the clock do not.
process.stdin.resume();
process.stdin.once('data', (line) => {
  try {
    work(Number(String(line)));
  } catch (error) {
    say(`failed ${String(error)}`);
  }
});
say('ready');

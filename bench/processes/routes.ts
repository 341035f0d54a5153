import { randomUUID } from 'node:crypto';
import { systemClock } from '#core/clock.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createRoutes, type Routes } from '#core/routes/routes.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { answerParent } from '../support/answerParent.ts';
import { longestWait } from '../support/longestWait.ts';
import { quietLogger } from '../support/quiet.ts';
import type { Both, RoutesJob, RoutesTimes } from '../support/routes.ts';

/* Holds two lists of pins, a long and a short one, and measures what windows ask of each. */

const readNumber = createReadNumber('FR');
const SLICE = 100;

const numberOf = (n: number): string => `01${String((n * 7_919) % 100_000_000).padStart(8, '0')}`;

function pins(count: number): StickyRoute[] {
  return Array.from({ length: count }, (_, n) => {
    const raw = numberOf(n);
    return { id: String(n), number: readNumber(raw), raw, extension: String(100 + (n % 60)), createdAt: n };
  });
}

/** The routes of the app before a directory that gives everything at once: what is measured is the list. */
async function hold(routes: readonly StickyRoute[]): Promise<Routes> {
  let read: () => void = () => {};
  const whenRead = new Promise<void>((resolve) => (read = resolve));
  const refuse = { kind: 'notSent', reason: 'notConfigured', detail: null } as const;
  const held = createRoutes({
    directory: {
      configured: () => true,
      askAnew: () => undefined,
      listAll: () =>
        Promise.resolve({ kind: 'known', value: { routes, total: null, unreadable: 0, end: 'all' } }),
      findInAnyWriting: () => Promise.resolve({ kind: 'unknown' }),
      byId: () => Promise.resolve({ kind: 'unknown' }),
      pin: () => Promise.resolve(refuse),
      unpin: () => Promise.resolve(refuse),
    },
    clock: systemClock,
    logger: quietLogger,
    readNumber,
    readRaw: readNumber,
    myExtension: () => '104',
    names: () => new Map(),
    newId: randomUUID,
    listener: {
      learned: () => {},
      wrote: () => {},
      listChanged() {
        if (held.state().reading.state === 'read') read();
      },
      bulkChanged: () => {},
    },
  });
  held.need(true);
  await whenRead;
  return held;
}

/** A number typed digit by digit: the slice that each press asks for. Gives the mean of them. */
async function typed(list: Routes, number: string): Promise<number> {
  const startedAt = performance.now();
  for (let digits = 1; digits <= number.length; digits += 1) {
    await list.rows({ text: number.slice(0, digits), mineOnly: false }, 0, SLICE);
  }
  return (performance.now() - startedAt) / number.length;
}

/** A slice further down of a list that is there already, as scrolling asks for it. */
async function scrolled(list: Routes, round: number): Promise<number> {
  const rounds = 200;
  const startedAt = performance.now();
  for (let n = 0; n < rounds; n += 1) {
    await list.rows({ text: '', mineOnly: false }, ((round + n) * 397) % (list.state().count - 1), SLICE / 2);
  }
  return (performance.now() - startedAt) / rounds;
}

async function run({ many, few, rounds }: RoutesJob): Promise<RoutesTimes> {
  const lists = { many: await hold(pins(many)), few: await hold(pins(few)) };
  const search: Both = { many: [], few: [] };
  const slice: Both = { many: [], few: [] };
  const searching: number[] = [];
  const importing: number[] = [];
  const file = pins(many).map(({ raw }, n) => `${raw.replace(/^0/, '+33')};${100 + (n % 61)}`);
  const text = file.join('\r\n');
  for (let round = -1; round < rounds; round += 1) {
    // Numbers that nobody typed yet: what was found before is kept for a moment.
    const number = numberOf(round + many);
    searching.push(await longestWait(async () => search.many.push(await typed(lists.many, number))));
    search.few.push(await typed(lists.few, number));
    slice.many.push(await scrolled(lists.many, round + 1));
    slice.few.push(await scrolled(lists.few, round + 1));
    importing.push(await longestWait(() => lists.many.previewImport({ name: 'pins.csv', text })));
  }
  // The first round is the compiler's.
  for (const samples of [search.many, search.few, slice.many, slice.few, searching, importing])
    samples.shift();
  for (const list of [lists.many, lists.few]) await list.stop();
  return { search, slice, longest: { searching, importing } };
}

answerParent((job) => run(job as RoutesJob));

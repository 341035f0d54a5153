import { createCompanyNumbers, type CompanyNumbers } from '#core/companyNumbers/companyNumbers.ts';
import { systemClock } from '#core/clock.ts';
import { numbersOf } from '#core/providers/cliqphone/map.ts';
import { readAnyAnswer } from '#core/providers/cliqphone/wire.ts';
import type { ParsedNumberQuery } from '#shared/contract/numbersSchemas.ts';
import { manyNumbers } from '#simulators/cliqphone/directory.ts';
import { listNumbers } from '#simulators/cliqphone/lists.ts';
import { answerParent } from '../support/answerParent.ts';
import { longestWait } from '../support/longestWait.ts';
import type { Both, NumbersJob, NumbersTimes } from '../support/numbers.ts';
import { quietLogger } from '../support/quiet.ts';

/* Holds two lists of numbers, a long and a short one, and measures what windows ask of each. */

const SLICE = 100;
const EVERY: ParsedNumberQuery = {
  text: '',
  zone: null,
  zoneCode: null,
  state: null,
  kind: null,
  number: '',
  campaign: '',
  holder: '',
  key: null,
};

/** The numbers of the app before a provider whose answer is there at once: what is measured is reading it and the list. */
function hold(count: number): CompanyNumbers {
  const directory = { zones: [], media: [], numbers: manyNumbers(count) };
  const body = JSON.stringify(listNumbers(directory, {}, { values: 'text', ids: 'everywhere' }));
  const none = { kind: 'known', value: [] } as const;
  const refuse = { kind: 'notSent', reason: 'notConfigured', detail: null } as const;
  return createCompanyNumbers({
    provider: {
      withheld: () => null,
      askAnew: () => {},
      async numbers() {
        const answer = await readAnyAnswer(body);
        const read = answer.kind === 'list' ? await numbersOf(answer.items) : null;
        if (read === null) throw new Error('the list cannot be read');
        return { kind: 'known', value: read.value };
      },
      zones: () => Promise.resolve(none),
      availableNumbers: () => Promise.resolve(none),
      media: () => Promise.resolve(none),
      addNumber: () => Promise.resolve(refuse),
      editNumber: () => Promise.resolve(refuse),
    },
    clock: systemClock,
    logger: quietLogger,
    account: () => '',
    agentName: () => '',
    listener: { numbersChanged: () => {}, mediaChanged: () => {}, wrote: () => {} },
  });
}

/** A text typed letter by letter: the slice that each press asks for. Gives the mean of them. */
async function typed(numbers: CompanyNumbers, text: string): Promise<number> {
  const startedAt = performance.now();
  for (let letters = 1; letters <= text.length; letters += 1) {
    await numbers.find({ ...EVERY, text: text.slice(0, letters) }, 0, SLICE);
  }
  return (performance.now() - startedAt) / text.length;
}

/** A slice further down of a list that is there already, as scrolling asks for it. */
async function scrolled(numbers: CompanyNumbers, count: number, round: number): Promise<number> {
  const slices = 200;
  const startedAt = performance.now();
  for (let n = 0; n < slices; n += 1) {
    await numbers.find(EVERY, ((round + n) * 397) % (count - SLICE / 2), SLICE / 2);
  }
  return (performance.now() - startedAt) / slices;
}

async function run({ many, few, rounds }: NumbersJob): Promise<NumbersTimes> {
  const lists = { many: hold(many), few: hold(few) };
  await lists.few.needNumbers(true);
  const search: Both = { many: [], few: [] };
  const slice: Both = { many: [], few: [] };
  const reading: number[] = [];
  const longest = { searching: [] as number[], reading: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const startedAt = performance.now();
    longest.reading.push(await longestWait(() => lists.many.needNumbers(true)));
    reading.push(performance.now() - startedAt);
    // A list that was just read has no answers yet; half of them are words, half a number.
    const text = round % 2 === 0 ? 'benali accueil' : `01 ${String(10_000_000 + round * 5).slice(2)}`;
    longest.searching.push(await longestWait(async () => search.many.push(await typed(lists.many, text))));
    await lists.few.needNumbers(true);
    search.few.push(await typed(lists.few, text));
    slice.many.push(await scrolled(lists.many, many, round + 1));
    slice.few.push(await scrolled(lists.few, few, round + 1));
  }
  // The first round is the compiler's.
  for (const samples of [search.many, search.few, slice.many, slice.few, reading]) samples.shift();
  for (const samples of [longest.searching, longest.reading]) samples.shift();
  for (const list of [lists.many, lists.few]) await list.stop();
  return { search, slice, reading, longest };
}

answerParent((job) => run(job as NumbersJob));

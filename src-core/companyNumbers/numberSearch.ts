import type { ParsedNumberQuery } from '#shared/contract/numbersSchemas.ts';
import { inSlices } from '../slices.ts';
import { hasPart, numberPartOf } from './numberText.ts';
import type { NumberRow, NumberRows } from './numberRows.ts';
import { plainText } from './plainText.ts';

/** As many answers are kept as somebody types and takes back in a moment. */
const KEPT_ANSWERS = 12;

/** Finds numbers in one list. */
export interface NumberSearch {
  /** The rows that match, in the list's order. The same question is answered once. */
  find(query: ParsedNumberQuery): Promise<readonly NumberRow[]>;
}

export function createNumberSearch(list: NumberRows): NumberSearch {
  const answers = new Map<string, Promise<readonly NumberRow[]>>();
  return {
    find(query) {
      const question = JSON.stringify(query);
      const known = answers.get(question);
      // Taken out and put back in: the oldest is that which nobody asked for longest.
      answers.delete(question);
      const answer = known ?? findIn(list, query);
      answers.set(question, answer);
      const oldest = answers.keys().next();
      if (answers.size > KEPT_ANSWERS && oldest.done !== true) answers.delete(oldest.value);
      return answer;
    },
  };
}

type Test = (row: NumberRow) => boolean;

async function findIn(list: NumberRows, query: ParsedNumberQuery): Promise<readonly NumberRow[]> {
  const tests = testsOf(list, query);
  if (tests.length === 0) return list.rows;
  const found: NumberRow[] = [];
  await inSlices(list.rows.length, (index) => {
    const row = list.rows[index];
    if (row !== undefined && tests.every((test) => test(row))) found.push(row);
  });
  return found;
}

/** The cheap ones first. */
function testsOf({ plainCampaigns, plainHolders }: NumberRows, query: ParsedNumberQuery): readonly Test[] {
  const { zone, state, kind } = query;
  const tests: Test[] = [];
  if (query.key !== null) tests.push(({ key }) => key === query.key);
  if (zone === 'none') tests.push(({ zone: own, number }) => own === null && number.zoneCode === null);
  else if (zone !== null) tests.push((row) => row.zone === zone);
  const zoneCode = query.zoneCode?.toLowerCase() ?? '';
  if (zoneCode !== '') tests.push(({ number }) => number.zoneCode === zoneCode);
  if (state !== null) tests.push(({ number }) => number.state === state);
  if (kind !== null) tests.push(({ number }) => number.kind === kind);
  const campaign = plainText(query.campaign);
  if (plainCampaigns.has(campaign)) tests.push((row) => row.campaign === campaign);
  else if (campaign !== '') tests.push((row) => row.campaign.includes(campaign));
  const holder = plainText(query.holder);
  if (plainHolders.has(holder)) tests.push((row) => row.holder === holder);
  else if (holder !== '') tests.push((row) => row.holder.includes(holder));
  const part = numberPartOf(query.number);
  if (part !== null) tests.push((row) => hasPart(row.digits, part));
  else if (query.number !== '') tests.push(() => false);
  return [...tests, ...wordTests(query.text)];
}

/** Every word has to be found; digits that stand together are one part of a number, or stand so in a name. */
function wordTests(text: string): readonly Test[] {
  return piecesOf(text).map((piece): Test => {
    const part = numberPartOf(piece);
    const plain = plainText(piece);
    return part === null
      ? (row) => row.text.includes(plain)
      : (row) => hasPart(row.digits, part) || row.text.includes(plain);
  });
}

/** The words of a text, with neighbours that are digits kept together: `01 87 Morel` is `01 87` and `Morel`. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const isNumber = numberPartOf(word) !== null;
    if (isNumber && isOpen) pieces.push(`${pieces.pop() ?? ''} ${word}`);
    else pieces.push(word);
    isOpen = isNumber;
  }
  return pieces;
}

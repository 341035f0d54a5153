import { SHOWABLE_LIMIT } from '#shared/contract/numbersViews.ts';
import type {
  NumberProposalView,
  ShowableNumber,
  ShowableNumbersView,
} from '#shared/contract/numbersViews.ts';
import { proposedNumber } from '#shared/domain/companyNumber.ts';
import { zoneOfNumber } from '#shared/domain/phoneZone.ts';
import type { HeldList } from './heldList.ts';
import type { NumberRow, NumberRows } from './numberRows.ts';
import { displayOf } from './numberText.ts';
import { plainText } from './plainText.ts';

/** What can be shown to a called party, as far as the list that is held says it. */
export function showableOf(
  list: Pick<HeldList<NumberRows>, 'held' | 'reading'>,
  agentName: string,
): ShowableNumbersView {
  const held = list.held();
  const numbers = showableIn(held?.value.rows ?? [], agentName);
  return {
    reading: list.reading(),
    asOf: held?.at ?? null,
    numbers: numbers.slice(0, SHOWABLE_LIMIT),
    total: numbers.length,
  };
}

/**
 * The number to show to somebody who is called: one of the settings, which are known to be good for calling, before any
 * other of the company.
 */
export function proposalFor(
  called: string,
  own: readonly string[],
  rows: readonly NumberRow[],
  agentName: string,
): NumberProposalView | null {
  const others = showableIn(rows, agentName);
  const unfit = new Set(rows.filter(({ showable }) => showable === null).map(({ number }) => number.e164));
  const preferred = own
    .filter((e164) => !unfit.has(e164))
    .map((e164) => others.find((each) => each.e164 === e164) ?? bareNumber(e164));
  const fromSettings = proposedNumber(preferred, called);
  if (fromSettings !== null) return { ...fromSettings, from: 'settings' };
  const fromProvider = proposedNumber(others, called);
  return fromProvider === null ? null : { ...fromProvider, from: 'provider' };
}

/** The agent's own first. */
function showableIn(rows: readonly NumberRow[], agentName: string): readonly ShowableNumber[] {
  const agent = plainText(agentName);
  const [own, others]: [ShowableNumber[], ShowableNumber[]] = [[], []];
  for (const { showable, holder } of rows) {
    if (showable !== null) (agent !== '' && holder === agent ? own : others).push(showable);
  }
  return [...own, ...others];
}

function bareNumber(e164: string): ShowableNumber {
  return { e164, display: displayOf(e164), zone: zoneOfNumber(e164), holder: null, campaign: null };
}

import type { PayloadOf } from '#shared/contract/api.ts';
import type { DialCandidate, PlacingOptions } from '#shared/contract/placingViews.ts';
import type { Standing } from '#shared/domain/dueness.ts';
import { nearProviderCall } from '#shared/domain/providerCall.ts';

export interface OutsideCallsParts {
  readonly options: () => PlacingOptions;
  readonly understand: (text: string) => Promise<{
    readonly candidates: readonly DialCandidate[];
    readonly cut: boolean;
    readonly unread?: readonly string[];
  }>;
  /** Calls this number; throws what the outbox throws. */
  readonly dial: (candidate: DialCandidate) => void;
  /** True where this number had better not be called at this moment without a thought: it is late, or it may be ringing. */
  readonly unwise: (candidate: DialCandidate) => boolean;
  /** What is promised to a caller and not over. */
  readonly promisedTo: (callerKey: string) => readonly Standing[];
  readonly openMain: () => void;
  readonly navigate: (to: PayloadOf<'navigate'>) => void;
}

/**
 * A form is no place for a book: what is cut off is not lost, the agent has it where it came from. It is more than is
 * looked at for numbers, so that the form says of a longer text that its end was not read.
 */
const FORM_LIMIT = 101_000;

/**
 * A call that was asked for outside of the app's windows, by a link or the shortcut: anybody may have written the text.
 * It asks "call X?" in the main window, unless the agent turned that off and there is nothing to ask: one number, all set
 * up, and no reason for a second thought. An extension, or keys for after the answer, are one: they have to be dialled by
 * hand.
 */
export async function callFromOutside(
  text: string,
  from: 'link' | 'clipboard',
  parts: OutsideCallsParts,
): Promise<void> {
  parts.openMain();
  const only = await theOnlyNumber(text, parts);
  if (only !== null) {
    parts.dial(only);
    parts.navigate({ to: 'live' });
    return;
  }
  const shown = text.trim().slice(0, FORM_LIMIT);
  parts.navigate({ to: 'form', form: 'dial', text: shown, from, fromCallId: null, providerCallId: null });
}

async function theOnlyNumber(text: string, parts: OutsideCallsParts): Promise<DialCandidate | null> {
  const { askFirst, ready } = parts.options();
  if (askFirst || !ready) return null;
  const { candidates, cut, unread = [] } = await parts.understand(text);
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0 || unread.length > 0 || cut) return null;
  const { party, complete, extension, leftOut, emergency, line } = only;
  const whole = party.kind === 'number' && complete && extension === null && leftOut === null;
  if (!whole || emergency || COSTLY.has(line) || parts.unwise(only)) return null;
  const promised = only.callerKey === null ? [] : parts.promisedTo(only.callerKey);
  return nearProviderCall(promised, Date.now()) === null ? only : null;
}

const COSTLY: ReadonlySet<DialCandidate['line']> = new Set(['premium', 'sharedCost'] as const);

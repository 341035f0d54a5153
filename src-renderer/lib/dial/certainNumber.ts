import type { ReplyOf } from '#shared/contract/api.ts';
import type { Outcome } from '#shared/contract/errors.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import { nearProviderCall } from '#shared/domain/providerCall.ts';
import { judge } from './warnings.ts';

/** What is asked about a number before it rings. */
interface Known {
  readonly understand: (text: string) => Promise<Outcome<ReplyOf<'placing.understand'>>>;
  readonly promisedTo: (callerKey: string) => Promise<Outcome<ReplyOf<'callbacks.ofCaller'>>>;
}

/**
 * The number in a text as it goes out, if nothing about it needs a second look; else null: nothing is set up, there is
 * not exactly one number, an extension or tones have to be dialled by hand, there is any warning, or CCAI Platform calls
 * the same person soon. One rule for every button that rings without a form.
 */
export async function certainNumber(
  known: Known,
  options: PlacingOptions | null,
  text: string,
): Promise<string | null> {
  if (options?.ready !== true) return null;
  const understood = await known.understand(text);
  if (!understood.ok) return null;
  const { candidates, cut, unread = [] } = understood.value;
  if (cut || unread.length > 0 || candidates.length !== 1) return null;
  const [candidate] = candidates;
  if (candidate?.extension !== null || candidate.leftOut !== null) return null;
  const { number, warnings } = judge(candidate, options.callingHours, Date.now());
  if (warnings.length > 0 || number === null) return null;
  const promised = candidate.callerKey === null ? null : await known.promisedTo(candidate.callerKey);
  // What is promised and not known must not keep anybody from calling.
  const near = promised?.ok === true ? nearProviderCall(promised.value.intents, Date.now()) : null;
  return near === null ? number : null;
}

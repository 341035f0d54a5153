import type { ReplyOf } from '#shared/contract/api.ts';
import type { Outcome } from '#shared/contract/errors.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import { judge } from './warnings.ts';

/**
 * The number in a text as it goes out, if nothing about it needs a second look; else null: nothing is set up, there is
 * not exactly one number, an extension or tones have to be dialled by hand, or there is any warning. One rule for every
 * button that rings without a form.
 */
export async function certainNumber(
  understand: (text: string) => Promise<Outcome<ReplyOf<'placing.understand'>>>,
  options: PlacingOptions | null,
  text: string,
): Promise<string | null> {
  if (options?.ready !== true) return null;
  const understood = await understand(text);
  if (!understood.ok || understood.value.cut || understood.value.candidates.length !== 1) return null;
  const [candidate] = understood.value.candidates;
  if (candidate?.extension !== null || candidate.leftOut !== null) return null;
  const { number, warnings } = judge(candidate, options.callingHours, Date.now());
  return warnings.length === 0 ? number : null;
}

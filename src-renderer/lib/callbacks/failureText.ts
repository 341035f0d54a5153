import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallbackStrings } from '../../strings/callbackStrings.ts';
import type { StepReport } from './callbackActions.svelte.ts';

/** What was not done with a callback, and why, in words. */
export function failureText(
  { step, code }: Extract<StepReport, { result: 'failed' }>,
  { report }: CallbackStrings,
  errors: Record<ErrorCode, string>,
): string {
  return `${report.failed[step]}. ${code === 'notCallable' ? report.notCallable : errors[code]}`;
}

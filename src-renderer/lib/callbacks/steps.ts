import type { IntentView } from '#shared/contract/placingViews.ts';
import { nextSteps } from '#shared/domain/dueness.ts';
import type { NextStep } from '#shared/domain/dueness.ts';
import type { CallbackActions } from './callbackActions.svelte.ts';
import type { CallbackDesk } from './callbackDesk.svelte.ts';
import { providerCalls } from './providerCalls.ts';
import { asIntent } from './texts.ts';

/** What a screen does where a step needs more than a request. */
export interface StepHands {
  readonly actions: CallbackActions;
  readonly callbacks: Pick<CallbackDesk, 'edit'>;
  /** Whether calls can be placed from here. Without that the number is put on the clipboard instead. */
  readonly ready: () => boolean;
  readonly askCancel: (intent: IntentView) => void;
  /** Leads the keyboard to the choices of a later time. */
  readonly askSnooze: () => void;
}

/** Does one step with a callback. A step that is not open any more does nothing. */
export function takeStep(step: NextStep | 'copy', intent: IntentView, now: number, hands: StepHands): void {
  const { actions, callbacks } = hands;
  if (step === 'copy') {
    void actions.copyNumber(intent);
    return;
  }
  if (!nextSteps(asIntent(intent), now).includes(step)) return;
  switch (step) {
    case 'call':
      if (hands.ready()) void actions.call(intent);
      else if (intent.party !== null) void actions.copyNumber(intent);
      return;
    case 'snooze':
      hands.askSnooze();
      return;
    case 'edit':
      callbacks.edit({ mode: 'edit', intent });
      return;
    case 'move':
      // What CCAI Platform holds cannot be changed: another takes its place.
      callbacks.edit({ mode: providerCalls(intent) ? 'replace' : 'edit', intent });
      return;
    case 'cancel':
      hands.askCancel(intent);
      return;
    case 'finish':
      void actions.finish(intent);
      return;
    case 'send':
    case 'sendAgain':
    case 'exists':
      void actions.resolve(intent, step);
      return;
    case 'scheduleInstead':
      return;
  }
}

/** The step that a key of the list stands for, or null. */
export function stepOfKey(
  key: string,
  { due, calledAt }: Pick<IntentView, 'due' | 'calledAt'>,
  now: number,
): NextStep | null {
  switch (key.toLowerCase()) {
    case 'enter':
    case 'c':
      return 'call';
    case 's':
      return 'snooze';
    case 'm':
      return 'move';
    case 'e':
      return 'edit';
    case 'f':
      // Nothing that is still to come, and that nobody was called for, is done by one key.
      return due !== null && due.at > now && calledAt === null ? null : 'finish';
    case 'delete':
      return 'cancel';
    default:
      return null;
  }
}

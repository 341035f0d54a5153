import type {
  FinishReason,
  MenuId,
  NotSentReason,
  PlacingResult,
  RecordingPermission,
  Refusal,
  UnconfirmedReason,
} from './outbound.ts';
import type { PartyNumber } from './partyNumber.ts';

/**
 * What an agent wants done that rings people, from the moment it is wanted. An intent is written down before anything
 * leaves, and stays until somebody says that it is over.
 *
 * - `dial`: the provider calls the person and connects this agent, now.
 * - `queueNow`: a menu of the provider calls the person now and connects whoever is free.
 * - `callback`: the provider calls the person at the time and connects an agent.
 * - `reminder`: the agent is reminded at the time and calls; needs no provider.
 */
export const INTENT_KINDS = ['dial', 'queueNow', 'callback', 'reminder'] as const;
export type IntentKind = (typeof INTENT_KINDS)[number];

/** An instant (ms since the epoch) and the IANA zone in which it was promised. */
export interface Due {
  readonly at: number;
  readonly zone: string;
}

/** How the provider is to place the call; null leaves it to the settings or to the provider. */
export interface PlacingChoices {
  readonly outboundNumber: string | null;
  readonly menuId: MenuId | null;
  /** The earlier call at the provider that becomes the parent. */
  readonly parentCallId: number | null;
  readonly language: string | null;
  readonly recordingPermission: RecordingPermission | null;
}

/** A try that certainly left nothing behind. */
export interface LastTry {
  readonly at: number;
  readonly why: NotSentReason | 'rateLimited';
  readonly detail: string | null;
  readonly retryAfterMs: number | null;
}

/** What stands at the provider of something that was cancelled here; it offers no way to take a call back. */
export type LeftThere = 'nothing' | 'remains' | 'removedByAgent' | 'unknown';

/**
 * Where an intent stands, since `at`, and why.
 *
 * - `drafted`: written down, nothing has left; `lastTry` says what stopped it.
 * - `sending`: it may be on its way at this moment.
 * - `scheduled`: it will happen at its time. `here`: by the agent; `created`: the provider said so;
 *   `agentSaysSo`: the agent looked it up after a doubt.
 * - `unconfirmed`: it left and nobody knows what became of it. `interrupted`: the app ended meanwhile.
 * - `refused`: the provider said no, and would again.
 * - `done`: `created` and `finishInAdapter` are the provider's answers to something for now.
 * - `cancelled`: nobody wants it any more.
 */
export type IntentState =
  | { readonly name: 'drafted'; readonly at: number; readonly lastTry: LastTry | null }
  | { readonly name: 'sending'; readonly at: number }
  | {
      readonly name: 'scheduled';
      readonly at: number;
      readonly how: 'here' | 'created' | 'agentSaysSo';
      readonly providerCallId: number | null;
    }
  | {
      readonly name: 'unconfirmed';
      readonly at: number;
      readonly reason: UnconfirmedReason | 'interrupted';
      readonly detail: string | null;
    }
  | { readonly name: 'refused'; readonly at: number; readonly refusal: Refusal; readonly status: number }
  | {
      readonly name: 'done';
      readonly at: number;
      readonly how: 'created' | 'finishInAdapter' | 'agentSaysSo' | 'finishedByAgent';
      readonly finish: FinishReason | null;
      readonly providerCallId: number | null;
    }
  | { readonly name: 'cancelled'; readonly at: number; readonly there: LeftThere };

export type IntentStateName = IntentState['name'];

export interface Intent {
  /** Made where the agent pressed, so that a second press is the same intent. */
  readonly id: string;
  readonly kind: IntentKind;
  /** Null where only a ticket is known. */
  readonly party: PartyNumber | null;
  readonly ticketId: string | null;
  readonly choices: PlacingChoices;
  /** Set for `callback` and `reminder`, null for the others. */
  readonly due: Due | null;
  /** What was promised first, wherever `due` was moved since; null for calls for now, and where nobody knows it any more. */
  readonly firstDue: Due | null;
  readonly note: string;
  /** The call on the desk or in history from which it was asked. */
  readonly fromCallId: string | null;
  /** The intent in whose place this one came when it was moved. */
  readonly replaces: string | null;
  readonly createdAt: number;
  /** When the agent last called this person because of it. */
  readonly calledAt: number | null;
  readonly state: IntentState;
}

/** What happens to an intent. `interrupted`: it was found `sending` at the start of the app. */
export type IntentEvent =
  | { readonly type: 'send' }
  | { readonly type: 'answered'; readonly result: PlacingResult }
  | { readonly type: 'interrupted' }
  /** The agent looked: it exists at the provider. */
  | { readonly type: 'exists' }
  /** The agent looked, or takes the risk: it is to be sent again. */
  | { readonly type: 'sendAgain' }
  /** It was edited; a promise may change from one kind of promise to the other. */
  | { readonly type: 'revise'; readonly kind: IntentKind }
  | { readonly type: 'called' }
  | { readonly type: 'finish' }
  /** It was finished by mistake: it stands again where it stood before. */
  | { readonly type: 'undoFinish'; readonly to: IntentState }
  | { readonly type: 'cancel'; readonly removedThere: boolean };

/**
 * The intent after an event, or null if the event cannot happen where it stands: a second send, an answer to nothing,
 * an end after the end. An end that was the agent's own can be undone. Only `send` begins a request, and only from `drafted`.
 */
export function applyIntentEvent(intent: Intent, event: IntentEvent, at: number): Intent | null {
  if (event.type === 'called') return isOver(intent) ? null : { ...intent, calledAt: at };
  const state = stateAfter(intent, event, at);
  if (state === null) return null;
  return event.type === 'revise' ? { ...intent, kind: event.kind, state } : { ...intent, state };
}

/** Where an intent begins: what the agent does needs nobody else, all the rest has to be sent. */
export function firstState(kind: IntentKind, at: number): IntentState {
  return kind === 'reminder'
    ? { name: 'scheduled', at, how: 'here', providerCallId: null }
    : { name: 'drafted', at, lastTry: null };
}

/** Kept for a time, so that it has one; the others are for now. */
export function isPromise(kind: IntentKind): boolean {
  return kind === 'callback' || kind === 'reminder';
}

/** Nothing becomes of it any more, unless the agent takes back that it was done. */
export function isOver(intent: Pick<Intent, 'state'>): boolean {
  return intent.state.name === 'done' || intent.state.name === 'cancelled';
}

function stateAfter(
  { kind, state, due }: Pick<Intent, 'kind' | 'state' | 'due'>,
  event: Exclude<IntentEvent, { type: 'called' }>,
  at: number,
): IntentState | null {
  switch (event.type) {
    case 'send':
      return state.name === 'drafted' && kind !== 'reminder' ? { name: 'sending', at } : null;
    case 'answered':
      return state.name === 'sending' ? stateOfAnswer(kind, event.result, at) : null;
    case 'interrupted':
      return state.name === 'sending'
        ? { name: 'unconfirmed', at, reason: 'interrupted', detail: null }
        : null;
    case 'exists':
      return state.name === 'unconfirmed' ? stateOfCreated(kind, 'agentSaysSo', null, at) : null;
    case 'sendAgain':
      return state.name === 'unconfirmed' || state.name === 'refused'
        ? { name: 'drafted', at, lastTry: null }
        : null;
    case 'revise':
      return isPromise(kind) === isPromise(event.kind) ? stateOfRevised(state, event.kind, at) : null;
    case 'finish':
      return isOver({ state }) || state.name === 'sending' || due === null
        ? null
        : {
            name: 'done',
            at,
            how: 'finishedByAgent',
            finish: null,
            providerCallId: providerCallIdOf(state),
          };
    case 'undoFinish':
      return isFinished(state) && stateAfter({ kind, state: event.to, due }, { type: 'finish' }, at) !== null
        ? { ...event.to, at }
        : null;
    case 'cancel':
      return isOver({ state }) || state.name === 'sending'
        ? null
        : { name: 'cancelled', at, there: leftThere(state, event.removedThere) };
  }
}

function isFinished(state: IntentState): boolean {
  return state.name === 'done' && state.how === 'finishedByAgent';
}

function stateOfAnswer(kind: IntentKind, result: PlacingResult, at: number): IntentState {
  switch (result.kind) {
    case 'created':
      return stateOfCreated(kind, 'created', result.call.id, at);
    case 'finishInAdapter':
      // For a call to come, an answer without a call proves nothing: there is nothing to finish now.
      return kind === 'callback'
        ? { name: 'unconfirmed', at, reason: 'unexpected', detail: result.why }
        : { name: 'done', at, how: 'finishInAdapter', finish: result.why, providerCallId: null };
    case 'refused':
      return { name: 'refused', at, refusal: result.error, status: result.status };
    case 'unconfirmed':
      return { name: 'unconfirmed', at, reason: result.reason, detail: result.detail };
    case 'notSent': {
      const { reason: why, detail } = result;
      return { name: 'drafted', at, lastTry: { at, why, detail, retryAfterMs: null } };
    }
    case 'rateLimited': {
      const { retryAfterMs } = result;
      return { name: 'drafted', at, lastTry: { at, why: 'rateLimited', detail: null, retryAfterMs } };
    }
  }
}

function stateOfCreated(
  kind: IntentKind,
  how: 'created' | 'agentSaysSo',
  providerCallId: number | null,
  at: number,
): IntentState {
  return kind === 'callback'
    ? { name: 'scheduled', at, how, providerCallId }
    : { name: 'done', at, how, finish: null, providerCallId };
}

/** What the provider holds, or may hold, cannot be edited: it would still call at the old time. */
function stateOfRevised(state: IntentState, kind: IntentKind, at: number): IntentState | null {
  const free =
    state.name === 'drafted' ||
    state.name === 'refused' ||
    (state.name === 'scheduled' && state.how === 'here');
  return free ? firstState(kind, at) : null;
}

function leftThere(state: IntentState, removedThere: boolean): LeftThere {
  if (state.name === 'unconfirmed') return removedThere ? 'removedByAgent' : 'unknown';
  if (state.name !== 'scheduled' || state.how === 'here') return 'nothing';
  return removedThere ? 'removedByAgent' : 'remains';
}

function providerCallIdOf(state: IntentState): number | null {
  return 'providerCallId' in state ? state.providerCallId : null;
}

import type { Outcome } from '#shared/contract/errors.ts';
import type { FactName } from '#shared/domain/facts.ts';
import type { Asks } from '../transport.ts';

/** What a person can do with a call, from either window. */
export interface CallActions {
  copy(text: string): Promise<Outcome<unknown>>;
  giveCode(callId: string, code: string): Promise<Outcome<unknown>>;
  askAgain(callId: string, fact?: FactName): Promise<Outcome<unknown>>;
  openCard(callId: string): Promise<Outcome<unknown>>;
  /** Takes the call off the pop; absent where there is no pop to take it off. */
  readonly dismiss?: (callId: string) => Promise<Outcome<unknown>>;
}

type Transport = Asks<'clipboard.copy' | 'calls.giveCode' | 'calls.askAgain'>;

/** The actions that are the same in both windows. */
export function commonCallActions(api: Transport): Pick<CallActions, 'copy' | 'giveCode' | 'askAgain'> {
  return {
    copy: (text) => api.invoke('clipboard.copy', { text }),
    giveCode: (callId, code) => api.invoke('calls.giveCode', { callId, code }),
    askAgain: (callId, fact) =>
      api.invoke('calls.askAgain', fact === undefined ? { callId } : { callId, fact }),
  };
}

import type { DialCandidate, IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import type { Refusal } from '#shared/domain/outbound.ts';
import { number, NOW } from './samples.ts';

const INTENT_ID = '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f';

/** A call for now that has not been sent. */
export function intent(change: Partial<IntentView> = {}): IntentView {
  const party = change.party === undefined ? number() : change.party;
  return {
    id: INTENT_ID,
    kind: 'dial',
    party,
    callerKey: party?.e164 ?? null,
    name: null,
    ticketId: null,
    choices: {
      outboundNumber: null,
      menuId: null,
      parentCallId: null,
      language: null,
      recordingPermission: null,
    },
    due: null,
    firstDue: change.due ?? null,
    note: '',
    fromCallId: null,
    replaces: null,
    createdAt: NOW,
    calledAt: null,
    state: { name: 'drafted', at: NOW, lastTry: null },
    attempts: [],
    ...change,
  };
}

export function refusal(change: Partial<Refusal> = {}): Refusal {
  return { code: 'other', field: null, params: {}, raw: 'Something else', ...change };
}

export function candidate(change: Partial<DialCandidate> = {}): DialCandidate {
  const party = change.party ?? number();
  return {
    text: party.raw,
    party,
    extension: null,
    callerKey: party.e164,
    name: null,
    line: 'fixed',
    complete: true,
    emergency: false,
    emergencyIn: [],
    leftOut: null,
    zones: ['Europe/Paris'],
    ...change,
  };
}

/** All is set up, and people may be called at any hour. */
export function options(change: Partial<PlacingOptions> = {}): PlacingOptions {
  return {
    ready: true,
    missing: [],
    agentEmail: 'claire@example.fr',
    outboundNumbers: [number('+33 1 87 22 44 65'), number('+33 4 72 00 00 00')],
    companyNumbers: { reading: { state: 'notConfigured' }, asOf: null, numbers: [], total: 0 },
    menus: [
      { id: 9, name: 'Support' },
      { id: 12, name: 'Billing' },
    ],
    callbackMenuId: 9,
    inboundMenuId: 9,
    language: 'fr',
    askFirst: true,
    remindMinutesBefore: 5,
    overdueAfterMinutes: 10,
    callingHours: { fromMinute: 0, toMinute: 1440 },
    ...change,
  };
}

import type { CallReport } from '#shared/domain/call.ts';
import { NUMBER_LIMIT, isCallId, isCode } from '#shared/domain/callFields.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import type { SmartRoutingRequest } from './wire.ts';

/** A queue's name or id is shown on one line. */
const QUEUE_LIMIT = 200;

export interface MapPorts {
  readonly readNumber: ReadNumber;
  readonly newId: () => string;
}

/**
 * A SmartRouting request (document 001) as a report of a ringing call; `at` in ms. Without a usable `CallId` the call
 * gets an id of its own, so it cannot be merged with later reports of it.
 */
export function callReportOf(request: SmartRoutingRequest, at: number, ports: MapPorts): CallReport {
  const { anum, bnum, targetid, extradata } = request;
  const callId = extradata?.CallId?.trim().toLowerCase();
  return {
    id: callId !== undefined && isCallId(callId) ? callId : ports.newId(),
    source: 'smartRouting',
    state: 'ringing',
    at,
    party: ports.readNumber(anum.slice(0, NUMBER_LIMIT)),
    called: bnum === null ? null : ports.readNumber(bnum.slice(0, NUMBER_LIMIT)),
    announcedQueue: oneLine(targetid) ?? oneLine(extradata?.CurrQueueId ?? null),
    code: extradata === null || extradata === undefined ? null : codeIn(extradata),
  };
}

/**
 * The customer code, where the IVR asked for it and passes it on: a dynamic parameter that Enreach is configured to
 * send as `DYN_PAR_Code` or `DYN_PAR_CustomerCode`, in any case of letters.
 */
function codeIn(extradata: Readonly<Record<string, unknown>>): string | null {
  for (const [key, value] of Object.entries(extradata)) {
    if (!/^dyn_par_(customer)?code$/i.test(key)) continue;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && isCode(text.trim())) return text.trim();
  }
  return null;
}

function oneLine(text: string | null): string | null {
  const line =
    text
      ?.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, QUEUE_LIMIT) ?? '';
  return line === '' ? null : line;
}

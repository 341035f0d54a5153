import { numberViewOf } from '#core/calls/views.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';

/** What the agent may choose from when calling out, and what is missing for it, as the settings stand. */
export function placingOptionsOf(
  settings: Settings,
  hasToken: boolean,
  readNumber: ReadNumber,
): PlacingOptions {
  const { agent, ccai, calling, callbacks } = settings;
  const missing: PlacingOptions['missing'] = [];
  if (ccai.baseUrl === null) missing.push('baseUrl');
  if (ccai.subdomain === '') missing.push('subdomain');
  if (!hasToken) missing.push('token');
  if (agent.email === '') missing.push('agentEmail');
  const numbers = new Set([ccai.outboundNumber, ...ccai.outboundNumbers].filter((number) => number !== ''));
  return {
    ready: missing.length === 0,
    missing,
    agentEmail: agent.email,
    outboundNumbers: [...numbers].map((number) => numberViewOf(readNumber(number))),
    menus: ccai.menus.map(({ id, name }) => ({ id, name })),
    callbackMenuId: ccai.callbackMenuId,
    inboundMenuId: ccai.inboundMenuId,
    language: ccai.language === '' ? null : ccai.language,
    askFirst: calling.askFirst,
    remindMinutesBefore: callbacks.remindMinutesBefore,
    overdueAfterMinutes: callbacks.overdueAfterMinutes,
    callingHours: { fromMinute: minuteOf(callbacks.hoursFrom), toMinute: minuteOf(callbacks.hoursTo) },
  };
}

/** `08:30` as minutes of the day. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

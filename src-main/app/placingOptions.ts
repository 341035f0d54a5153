import { numberViewOf } from '#core/calls/views.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import { missingFor } from '#shared/domain/readiness.ts';

/** What the agent may choose from when calling out, and what is missing for it, as the settings stand. */
export function placingOptionsOf(
  settings: Settings,
  hasToken: boolean,
  readNumber: ReadNumber,
  companyNumbers: PlacingOptions['companyNumbers'],
): PlacingOptions {
  const { agent, ccai, calling, callbacks } = settings;
  const missing: PlacingOptions['missing'] = [];
  if (ccai.baseUrl === null) missing.push('baseUrl');
  if (ccai.subdomain === '') missing.push('subdomain');
  if (!hasToken) missing.push('token');
  if (agent.email === '') missing.push('agentEmail');
  return {
    ready: missingFor('dial', missing).length === 0,
    missing,
    agentEmail: agent.email,
    outboundNumbers: numbersToShow(settings).map((number) => numberViewOf(readNumber(number))),
    companyNumbers,
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

/** The numbers that the settings name to be shown, in E.164; the usual one first. */
export function numbersToShow({ ccai }: Settings): readonly string[] {
  return [...new Set([ccai.outboundNumber, ...ccai.outboundNumbers])].filter((number) => number !== '');
}

/** `08:30` as minutes of the day. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

import type { Quirk } from './quirks.ts';
import type { CcaiForms } from './directory.ts';
import type { Verdict } from './placing.ts';

type NewCall = Extract<Verdict, { kind: 'call' }>;

/** The Call object of document 002, as its examples show it for each operation. `now` is in ms since the epoch. */
export function callObject(
  id: number,
  call: NewCall,
  asked: Readonly<Record<string, unknown>>,
  now: number,
  form: CcaiForms['scheduledAs'],
): Record<string, unknown> {
  const at = new Date(now).toISOString();
  const outbound = call.operation === 'callOut';
  const later = call.operation === 'schedule';
  const saysScheduled = later && form === 'scheduled';
  return {
    id,
    ...(call.parentId === null ? {} : { parent_id: call.parentId }),
    lang: asked['lang'] ?? 'en',
    // A scheduled call introduces itself as an inbound one in its queue.
    call_type: outbound
      ? 'Voice Outbound (API)'
      : saysScheduled
        ? 'Voice Scheduled (API)'
        : 'Voice Inbound (API)',
    status: outbound ? 'assigned' : saysScheduled ? 'scheduled' : 'queued',
    created_at: at,
    queued_at: call.operation === 'queueNow' ? at : null,
    assigned_at: outbound ? at : null,
    connected_at: null,
    ends_at: null,
    scheduled_at: later ? asked['scheduled_at'] : null,
    wait_duration: 0,
    call_duration: 0,
    hold_duration: 0,
    rating: null,
    has_feedback: false,
    ...(outbound ? { voip_provider: 'voip_provider_twilio' } : {}),
    out_ticket_id: call.ticket?.id ?? null,
    out_ticket_url: null,
    verified: false,
    recording_url: null,
    recording_permission: 'not_asked',
    voicemail_reason: 'not_voicemail',
    deflection: 'no_deflection',
    disconnected_by: 'disconnected_by_unknown',
    fail_reason: 'nothing',
    fail_details: null,
    support_number: null,
    selected_menu: call.menu && {
      id: call.menu.id,
      name: call.menu.name,
      parent_id: null,
      position: 0,
      deleted: false,
      menu_type: `${call.menu.kinds[0] ?? 'ivr'}_menu`,
      output_msg: `You selected ${call.menu.name}.`,
      hidden: false,
    },
    menu_path: call.menu && {
      items_count: 1,
      name: call.menu.name,
      materialized_path: String(call.menu.id),
    },
    agent_info: call.agent && {
      id: call.agent.id,
      agent_number: null,
      name: call.agent.name,
      last_name: call.agent.name.split(' ').at(-1) ?? '',
      first_name: call.agent.name.split(' ')[0] ?? '',
      avatar_url: 'https://somedomain.com/avatar.png',
    },
    end_user:
      outbound && call.ticket === null
        ? null
        : { id: 75, identifier: null, out_contact_id: call.ticket?.contactId ?? '389391400633' },
    photos: [],
    videos: [],
    transfers: [],
    deflection_details: [],
    participants: participants(id, call),
    offer_type: outbound ? null : 'cascade',
    offer_events: outbound ? [] : [{ casting_time: at, group: 'Group 1' }],
    answer_type: 'manual',
    outbound_number: call.outboundNumber,
  };
}

function participants(callId: number, { agent }: NewCall): Record<string, unknown>[] {
  const waiting = {
    status: 'waiting',
    call_id: callId,
    user_id: null,
    end_user_id: null,
    call_duration: null,
    hold_duration: null,
    connected_at: null,
    ended_at: null,
    fail_reason: 'nothing',
  };
  const endUser = { id: callId * 10 + 1, type: 'end_user', ...waiting };
  return agent === null
    ? [endUser]
    : [{ id: callId * 10, type: 'agent', ...waiting, user_id: agent.id }, endUser];
}

const OFTEN_MISSING = new Set(['voip_provider', 'participants', 'selected_menu', 'created_at', 'lang']);

/** The call as an answer carries it, with the oddities that stand. */
export function oddly(call: Readonly<Record<string, unknown>>, quirks: ReadonlySet<Quirk>): unknown {
  const kept = Object.entries(call).filter(([key]) => !(quirks.has('missingKeys') && OFTEN_MISSING.has(key)));
  const odd: Record<string, unknown> = Object.fromEntries(kept);
  if (quirks.has('typoKeys')) {
    odd['voicemail_reaso'] = odd['voicemail_reason'];
    delete odd['voicemail_reason'];
    odd['deflection'] = 'n_deflection';
  }
  if (quirks.has('unknownKeys')) Object.assign(odd, { call_uuid: 'c0ffee', sub_status: { deep: [1, 2] } });
  if (quirks.has('unknownStatus')) odd['status'] = 'Beamed Up';
  if (quirks.has('textValues')) {
    const menu = odd['selected_menu'];
    const hidden = typeof menu === 'object' && menu !== null ? { ...menu, hidden: 'string' } : null;
    Object.assign(odd, { rating: '4', verified: 'false', selected_menu: hidden });
  }
  return quirks.has('arrayOfOne') ? [odd] : odd;
}

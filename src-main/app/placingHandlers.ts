import { intentViewOf } from '#core/callbacks/intentView.ts';
import type { CalendarFile } from '#core/callbacks/ics.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import type { Handlers, ReplyOf } from '#shared/contract/api.ts';
import { CALLER_PROMISES, type placingCommands } from '#shared/contract/placingSchemas.ts';
import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import type { MenuId, RecordingPermission } from '#shared/domain/outbound.ts';
import type { Core } from './openCore.ts';

type Owned = Exclude<keyof typeof placingCommands, `flags.${string}` | `links.${string}`>;

export interface PlacingHandlerParts {
  readonly core: Promise<Core>;
  readonly options: () => PlacingOptions | Promise<PlacingOptions>;
  /** The numbers that the settings name to be shown to the called party, in E.164. */
  readonly numbersToShow: () => readonly string[];
  readonly clipboardText: () => Promise<string>;
  /** Asks the agent where to, and writes the file there. */
  readonly saveCalendar: (text: string) => Promise<Omit<ReplyOf<'callbacks.export'>, 'count'>>;
  readonly calendarOf: (records: readonly IntentRecord[]) => Promise<CalendarFile>;
  /** Opens a form about the caller of a call in the main window. */
  readonly openForm: (callId: string, form: 'dial' | 'queueNow' | 'schedule') => Promise<void>;
  /** Shows a callback in the list of the main window. */
  readonly openCallback: (id: string) => void;
}

/** As much of a clipboard as could hold a number that somebody means. */
const CLIPBOARD_LIMIT = 100_000;
/** More promises than this are no calendar. */
const CALENDAR_LIMIT = 10_000;

/** The commands that ring people and keep promises. What needs the core waits for it. */
export function placingHandlers(parts: PlacingHandlerParts): Pick<Handlers, Owned> {
  const { core } = parts;
  const outbox = async () => (await core).outbox;

  async function target(to: Target) {
    const { readNumber } = await core;
    return { party: to.number === null ? null : readNumber(to.number), ticketId: to.ticketId };
  }

  return {
    'placing.options': () => parts.options(),
    'placing.proposal': async ({ number }) => {
      const { companyNumbers, readNumber } = await core;
      const party = number === '' ? null : readNumber(number);
      const called = party?.kind === 'number' ? party.e164 : null;
      return { proposal: await companyNumbers.propose(called, parts.numbersToShow()) };
    },
    'placing.understand': async ({ text }) => (await core).understand(text),
    'placing.clipboard': async () => {
      const text = await parts.clipboardText();
      return { text: text.slice(0, CLIPBOARD_LIMIT), cut: text.length > CLIPBOARD_LIMIT };
    },
    'placing.dial': async ({ id, to, outboundNumber, fromCallId, forCallback }) => {
      const wanted = { id, ...(await target(to)), fromCallId, forCallback };
      const { record, repeated } = (await outbox()).dial({ ...wanted, choices: { outboundNumber } });
      return { intent: intentViewOf(record), repeated };
    },
    'placing.queueNow': async ({ id, to, fromCallId, menuId, outboundNumber, ...spoken }) => {
      const choices = { menuId, outboundNumber, ...spoken };
      const wanted = { id, ...(await target(to)), fromCallId, choices };
      const { record, repeated } = (await outbox()).queueNow(wanted);
      return { intent: intentViewOf(record), repeated };
    },
    'intents.read': async ({ id }) => intentViewOf((await outbox()).read(id)),
    'intents.open': async () => ({ intents: viewsOf((await outbox()).open()) }),
    'intents.resolve': async ({ id, answer }) => intentViewOf((await outbox()).resolve(id, answer)),
    'intents.cancel': async ({ id, removedThere }) => intentViewOf((await outbox()).cancel(id, removedThere)),
    'callbacks.schedule': async ({ id, kind, to, due, note, fromCallId, ...choices }) => {
      const wanted = { id, kind, ...(await target(to)), due, note, fromCallId };
      return intentViewOf((await outbox()).schedule({ ...wanted, choices: choicesOf(choices) }));
    },
    'callbacks.edit': async ({ id, kind, to, due, note, ...choices }) => {
      const edited = { id, kind, ...(await target(to)), due, note };
      return intentViewOf((await outbox()).edit({ ...edited, choices: choicesOf(choices) }));
    },
    'callbacks.note': async ({ id, text }) => intentViewOf((await outbox()).note(id, text)),
    'callbacks.replace': async (request) => {
      const { before, after } = (await outbox()).replace(request);
      return { before: intentViewOf(before), after: intentViewOf(after) };
    },
    'callbacks.finish': async ({ id }) => intentViewOf((await outbox()).finish(id)),
    'callbacks.undoFinish': async ({ id }) => intentViewOf((await outbox()).undoFinish(id)),
    'callbacks.list': async (request) => {
      const { records, next, unreadable } = (await outbox()).list(request);
      return { intents: viewsOf(records), next, unreadable };
    },
    'callbacks.counts': async ({ todayEnds }) => ({ ...(await outbox()).counts(todayEnds) }),
    'callbacks.ofCaller': async ({ callerKey }) => {
      const { records, total } = (await outbox()).ofCaller(callerKey, CALLER_PROMISES);
      return { intents: viewsOf(records), total };
    },
    'callbacks.export': async ({ id }) => {
      const box = await outbox();
      const records = id === null ? box.promised(CALENDAR_LIMIT) : [box.read(id)];
      const { text, count } = await parts.calendarOf(records);
      const saved = count === 0 ? { savedAs: null, problem: null } : await parts.saveCalendar(text);
      return { ...saved, count };
    },
    'pop.openForm': async ({ callId, form }) => {
      await parts.openForm(callId, form);
      return {};
    },
    'pop.openCallback': ({ id }) => {
      parts.openCallback(id);
      return {};
    },
  };
}

interface Target {
  readonly number: string | null;
  readonly ticketId: string | null;
}

interface ScheduleChoices {
  readonly menuId: MenuId | null;
  readonly parentCallId: number | null;
  readonly language: string | null;
  readonly recordingPermission: RecordingPermission | null;
}

function choicesOf({ menuId, parentCallId, language, recordingPermission }: ScheduleChoices) {
  return { menuId, parentCallId, language, recordingPermission };
}

function viewsOf(records: readonly IntentRecord[]): IntentView[] {
  return records.map(intentViewOf);
}

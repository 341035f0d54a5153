import { randomUUID } from 'node:crypto';
import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron';
import { systemClock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import type { Handlers, PayloadOf, Publish } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { CALLER_PROMISES, type placingCommands } from '#shared/contract/placingSchemas.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { callAdvice } from '#shared/domain/time/callAdvice.ts';
import type { NoteChange } from './app/auditing.ts';
import type { CallOpener } from './app/callOpener.ts';
import { coalesce } from './app/coalesce.ts';
import { flagHandlers } from './app/flagHandlers.ts';
import type { Core } from './app/openCore.ts';
import { callFromOutside } from './app/outsideCalls.ts';
import { placingHandlers } from './app/placingHandlers.ts';
import { numbersToShow, placingOptionsOf } from './app/placingOptions.ts';
import { saveCalendar, writeCalendar } from './desktop/calendarFile.ts';
import { calendarFileOf } from './desktop/calendarText.ts';
import { linkStatus, systemLinkSettings } from './desktop/linkStatus.ts';
import { DESKTOP_STRINGS } from './desktop/strings/byLanguage.ts';
import type { SettingsService } from './settings/settings.ts';
import type { Vault } from './vault/vault.ts';

export interface OpenCallingParts {
  readonly core: Promise<Core>;
  readonly vault: () => Promise<Vault>;
  readonly settings: SettingsService;
  readonly publish: Publish;
  readonly logger: Logger;
  readonly opener: Pick<CallOpener, 'openForm'>;
  readonly mainWindow: () => BrowserWindow | null;
  readonly openMain: () => void;
  readonly navigate: (to: PayloadOf<'navigate'>) => void;
  readonly language: () => 'fr' | 'en';
  readonly note: NoteChange;
}

export interface OpenCalling {
  readonly handlers: Pick<Handlers, keyof typeof placingCommands>;
  /** A link asks for a call. */
  callNumber(text: string): Promise<void>;
  /** The shortcut was pressed. The clipboard is only read. */
  callClipboard(): void;
  /** Intents were added, moved or ended. */
  callbacksChanged(): void;
  /** What can be shown to a called party may be something else. */
  optionsChanged(): void;
  /** A reminder was clicked: one callback, or null for the list. */
  openCallbacks(intentId: string | null): void;
  stop(): void;
}

/** Lists of callbacks read again at most this often. */
const LISTS_QUIET_MS = 250;

/** Everything between windows, links and the clipboard on one side and the outbox on the other. */
export function openCalling(parts: OpenCallingParts): OpenCalling {
  const { core, settings, publish, openMain, navigate } = parts;
  const now = (): PayloadOf<'settings.changed'>['settings'] => settings.current().settings;

  const lists = coalesce(systemClock, LISTS_QUIET_MS, () => publish('callbacks.changed', {}));

  async function options(): Promise<PlacingOptions> {
    const [{ readNumber, companyNumbers }, vault] = await Promise.all([core, parts.vault()]);
    return placingOptionsOf(now(), vault.isComplete('ccai'), readNumber, companyNumbers.showable());
  }

  async function call(text: string, from: 'link' | 'clipboard'): Promise<void> {
    const { understand, outbox, readNumber } = await core;
    const chosen = await options();
    await callFromOutside(text, from, {
      options: () => chosen,
      understand,
      dial: ({ party }) => {
        outbox.dial({ id: randomUUID(), party: readNumber(party.e164 ?? party.raw), ticketId: null });
      },
      unwise: ({ party, zones }) =>
        zones.some((zone) => isOddHour(zone, party.country, chosen.callingHours)) ||
        outbox.open().some(({ intent }) => mayBeRinging(intent, party.e164)),
      promisedTo: (callerKey) =>
        outbox.ofCaller(callerKey, CALLER_PROMISES).records.map(({ intent }) => intent),
      openMain,
      navigate,
    });
  }

  // What can be chosen depends on settings and on whether there is a token.
  async function tellOptions(): Promise<void> {
    publish('placing.optionsChanged', await options());
  }
  const tell = (): void => {
    tellOptions().catch((error: unknown) => parts.logger.error('options could not be told', { error }));
  };
  const stops = [settings.subscribe(tell)];
  // Behind the core: opening the vault holds up this process, and the first paint with it. An app without a core ends.
  void core.then(parts.vault).then(
    (vault) => {
      stops.push(vault.subscribe(tell));
      tell();
    },
    () => undefined,
  );

  function openCallbacks(id: string | null): void {
    openMain();
    navigate({ to: 'callbacks', id });
  }

  async function callClipboard(): Promise<void> {
    await call(await clipboard.readText(), 'clipboard');
  }

  return {
    handlers: {
      ...placingHandlers({
        core,
        options,
        numbersToShow: () => numbersToShow(now()),
        clipboardText: async () => clipboard.readText(),
        openForm: (callId, form) => parts.opener.openForm(callId, form),
        openCallback: openCallbacks,
        calendarOf: (records) =>
          calendarFileOf(records, {
            language: parts.language(),
            strings: DESKTOP_STRINGS[parts.language()],
            remindMinutesBefore: now().callbacks.remindMinutesBefore,
            now: Date.now(),
          }),
        saveCalendar: (text) =>
          saveCalendar(text, {
            dialog,
            window: parts.mainWindow(),
            strings: DESKTOP_STRINGS[parts.language()].calendar,
            write: writeCalendar,
          }),
      }),
      ...flagHandlers({
        ccai: async () => (await core).providers.ccai,
        spelling: () => now().ccai.flagSpelling,
        now: Date.now,
        changed: (flags) => publish('flags.changed', flags),
        note: parts.note,
      }),
      'links.status': () => linkStatus(app, { platform: process.platform, program: process.execPath }),
      'links.openSystemSettings': async () => {
        const page = systemLinkSettings(process.platform);
        if (page === null) throw new RequestError('notFound', 'this system has no such page');
        await shell.openExternal(page);
        return {};
      },
    },
    callNumber: (text) => call(text, 'link'),
    callClipboard: () => {
      callClipboard().catch((error: unknown) =>
        parts.logger.error('the clipboard could not be called', { error }),
      );
    },
    callbacksChanged: () => lists.request(),
    optionsChanged: tell,
    openCallbacks,
    stop() {
      for (const stop of stops) stop();
      lists.stop();
    },
  };
}

/** An earlier call of which nobody knows whether it was placed: it takes the form, which says so, to call once more. */
function mayBeRinging({ kind, state, party }: Intent, e164: string | null): boolean {
  return kind === 'dial' && state.name === 'unconfirmed' && party?.kind === 'number' && party.e164 === e164;
}

function isOddHour(zone: string, country: string | null, hours: PlacingOptions['callingHours']): boolean {
  const now = Date.now();
  return callAdvice({ at: now, now, zone, country, hours }).some(({ kind }) => kind === 'oddHours');
}

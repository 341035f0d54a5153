/** The kinds of window. Each has its own preload and sees only its own channels. */
export type WindowKind = 'main' | 'pop';

/**
 * What a renderer may ask of main, and which kinds of window may ask it. Names only, so that the preload bundles
 * carry no schema library; `schemas.ts` must name exactly these.
 */
export const COMMANDS = {
  'calls.list': ['main', 'pop'],
  'calls.dismiss': ['main', 'pop'],
  'calls.giveCode': ['main', 'pop'],
  'calls.askAgain': ['main', 'pop'],
  'notes.save': ['main', 'pop'],
  'clipboard.copy': ['main', 'pop'],
  'preferences.read': ['main', 'pop'],
  'pop.resize': ['pop'],
  'pop.painted': ['pop'],
  'pop.openCaller': ['pop'],
  'window.ready': ['main'],
  'callers.lookup': ['main'],
  'callers.card': ['main'],
  'callers.askAgain': ['main'],
  'callers.rename': ['main'],
  'history.search': ['main'],
  'settings.read': ['main'],
  'settings.change': ['main'],
  'credentials.read': ['main'],
  'credentials.set': ['main'],
  'credentials.clear': ['main'],
  'credentials.generate': ['main'],
  'providers.test': ['main'],
  'health.read': ['main'],
  'notices.dismiss': ['main'],
  'about.read': ['main'],
  'about.openLog': ['main'],
  'about.changes': ['main'],
  'placing.options': ['main', 'pop'],
  'placing.proposal': ['main', 'pop'],
  'placing.understand': ['main', 'pop'],
  'placing.clipboard': ['main'],
  'placing.dial': ['main', 'pop'],
  'placing.queueNow': ['main'],
  'intents.read': ['main', 'pop'],
  'intents.open': ['main'],
  'intents.resolve': ['main', 'pop'],
  'intents.cancel': ['main'],
  'callbacks.schedule': ['main'],
  'callbacks.edit': ['main'],
  'callbacks.note': ['main'],
  'callbacks.replace': ['main'],
  'callbacks.finish': ['main'],
  'callbacks.undoFinish': ['main'],
  'callbacks.list': ['main'],
  'callbacks.counts': ['main'],
  'callbacks.ofCaller': ['main', 'pop'],
  'callbacks.export': ['main'],
  'flags.read': ['main', 'pop'],
  'flags.write': ['main', 'pop'],
  'pop.openForm': ['pop'],
  'pop.openCallback': ['pop'],
  'links.status': ['main'],
  'links.openSystemSettings': ['main'],
  'numbers.state': ['main'],
  'numbers.rows': ['main'],
  'numbers.available': ['main'],
  'numbers.add': ['main'],
  'numbers.edit': ['main'],
  'media.state': ['main'],
  'media.play': ['main'],
  'media.stop': ['main'],
  'routes.pin': ['main', 'pop'],
  'routes.unpin': ['main', 'pop'],
  'routes.state': ['main'],
  'routes.rows': ['main'],
  'routes.bulk': ['main'],
  'routes.bulkState': ['main'],
  'routes.bulkRows': ['main'],
  'routes.holders': ['main'],
  'routes.bulkAgain': ['main'],
  'routes.bulkHolders': ['main'],
  'routes.bulkStop': ['main'],
  'routes.importPreview': ['main'],
  'routes.importCancel': ['main'],
  'routes.importRows': ['main'],
  'routes.importRun': ['main'],
  'routes.export': ['main'],
} as const satisfies Record<string, readonly WindowKind[]>;

/** What main tells the windows, and which kinds of window hear it. */
export const EVENTS = {
  'call.changed': ['main', 'pop'],
  'call.removed': ['main', 'pop'],
  'preferences.changed': ['main', 'pop'],
  'pop.shown': ['pop'],
  'caller.changed': ['main'],
  'history.changed': ['main'],
  'settings.changed': ['main'],
  'credentials.changed': ['main'],
  'health.changed': ['main'],
  navigate: ['main'],
  'placing.optionsChanged': ['main', 'pop'],
  'intent.changed': ['main', 'pop'],
  'callbacks.changed': ['main', 'pop'],
  'flags.changed': ['main', 'pop'],
  'numbers.changed': ['main'],
  'media.changed': ['main'],
  'routes.changed': ['main'],
  'routes.bulkChanged': ['main'],
} as const satisfies Record<string, readonly WindowKind[]>;

export type CommandName = keyof typeof COMMANDS;
export type EventName = keyof typeof EVENTS;

/** The commands that a kind of window may send. */
export type CommandOf<W extends WindowKind> = {
  [N in CommandName]: W extends (typeof COMMANDS)[N][number] ? N : never;
}[CommandName];

/** The events that a kind of window hears. */
export type EventOf<W extends WindowKind> = {
  [N in EventName]: W extends (typeof EVENTS)[N][number] ? N : never;
}[EventName];

/** The commands of one kind of window, as a list. */
export function commandsFor(kind: WindowKind): readonly CommandName[] {
  return (Object.keys(COMMANDS) as CommandName[]).filter((name) =>
    (COMMANDS[name] as readonly WindowKind[]).includes(kind),
  );
}

/** The events of one kind of window, as a list. */
export function eventsFor(kind: WindowKind): readonly EventName[] {
  return (Object.keys(EVENTS) as EventName[]).filter((name) =>
    (EVENTS[name] as readonly WindowKind[]).includes(kind),
  );
}

/** Electron's channel name of a command or an event. One prefix, so that nothing else can be mistaken for ours. */
export function channelName(name: CommandName | EventName): string {
  return `ringside:${name}`;
}

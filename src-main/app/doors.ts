import { openCallHook, type CallHook } from '#core/calls/callHook.ts';
import type { FactsFeed } from '#core/calls/ports.ts';
import type { Clock } from '#core/clock.ts';
import { createDoorKeeper, type DoorWish } from '#core/listen/keepDoor.ts';
import { DoorError } from '#core/listen/door.ts';
import type { Logger } from '#core/logger.ts';
import { openSmartRouting, type SmartRoutingEndpoint } from '#core/providers/enreach/endpoint.ts';
import type { SmartRoutingCredentials } from '#core/providers/enreach/guard.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { CallReport } from '#shared/domain/call.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import type { HealthParts } from './health.ts';

/** Read at every change; null where nothing is set. */
export interface DoorSecrets {
  readonly smartRouting: () => SmartRoutingCredentials | null;
  readonly callHookToken: () => string | null;
}

export interface DoorParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: () => Settings;
  readonly secrets: DoorSecrets;
  readonly report: <K extends 'smartRouting' | 'callHook'>(part: K, state: HealthParts[K]) => void;
  readonly receive: (report: CallReport) => FactsFeed;
  readonly readNumber: ReadNumber;
  /** Reads a PEM file. */
  readonly readText: (path: string) => Promise<string>;
}

/** The two doors through which calls are told to this app. */
export interface Doors {
  /** Opens, moves or closes them as settings and credentials now say. */
  refresh(): Promise<void>;
  /** Addresses of what listens, for whoever started the app; null where a door is shut. */
  addresses(): { readonly smartRouting: string | null; readonly callHook: string | null };
  stop(): Promise<void>;
}

interface SmartRoutingWish {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly tls: Settings['smartRouting']['tls'];
  readonly credentials: SmartRoutingCredentials;
}

interface CallHookWish {
  readonly port: number;
  readonly token: string;
}

/** Opens the doors that the settings want; resolves when each stands or has failed to. Never rejects. */
export async function openDoors(parts: DoorParts): Promise<Doors> {
  const { clock, logger, settings, secrets, receive, readNumber } = parts;

  const smartRouting = createDoorKeeper<SmartRoutingWish, SmartRoutingEndpoint>({
    name: 'smartRouting',
    clock,
    logger,
    wish(): DoorWish<SmartRoutingWish> {
      const { enabled, host, port, path, tls } = settings().smartRouting;
      if (!enabled) return { kind: 'off' };
      const credentials = secrets.smartRouting();
      if (credentials === null) return { kind: 'needsCredential' };
      return { kind: 'open', options: { host, port, path, tls, credentials } };
    },
    async open(wish) {
      const { rules, deadlineMs } = settings().smartRouting;
      const tls = wish.tls === null ? null : await readPair(wish.tls, parts.readText);
      return openSmartRouting({ ...wish, tls, rules, deadlineMs }, { receive, readNumber, clock, logger });
    },
    report: (state) => parts.report('smartRouting', state),
  });

  const callHook = createDoorKeeper<CallHookWish, CallHook>({
    name: 'callHook',
    clock,
    logger,
    wish(): DoorWish<CallHookWish> {
      const { enabled, port } = settings().callHook;
      if (!enabled) return { kind: 'off' };
      const token = secrets.callHookToken();
      return token === null ? { kind: 'needsCredential' } : { kind: 'open', options: { port, token } };
    },
    open: (wish) => openCallHook(wish, { desk: { receive }, readNumber, clock, logger }),
    report: (state) => parts.report('callHook', state),
  });

  const doors: Doors = {
    async refresh() {
      await Promise.all([smartRouting.refresh(), callHook.refresh()]);
      // Rules and deadline change without closing the door: no call may be lost to an edit.
      const { rules, deadlineMs } = settings().smartRouting;
      smartRouting.door()?.conduct({ rules, deadlineMs });
    },
    addresses: () => ({
      smartRouting: smartRouting.door()?.url ?? null,
      callHook: callHook.door()?.url ?? null,
    }),
    async stop() {
      await Promise.all([smartRouting.stop(), callHook.stop()]);
    },
  };
  await doors.refresh();
  return doors;
}

async function readPair(
  files: { readonly keyFile: string; readonly certFile: string },
  readText: DoorParts['readText'],
): Promise<{ readonly key: string; readonly cert: string }> {
  try {
    const [key, cert] = await Promise.all([readText(files.keyFile), readText(files.certFile)]);
    return { key, cert };
  } catch (error) {
    throw new DoorError('failed', 'the key or the certificate file cannot be read', error);
  }
}

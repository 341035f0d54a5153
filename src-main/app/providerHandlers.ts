import { connect } from 'node:net';
import type { Handlers } from '#shared/contract/api.ts';
import type { HealthView, ProviderName, TestResult } from '#shared/contract/views.ts';
import type { Core } from './openCore.ts';
import type { AskedSystem } from './askedSystems.ts';

/** "Test connection" for each system, with a result precise enough to act on. */
export function providerHandlers(parts: {
  readonly core: Promise<Core>;
  readonly health: () => HealthView;
}): Pick<Handlers, 'providers.test'> {
  return {
    'providers.test': async ({ provider }) => {
      const { providers } = await parts.core;
      return provider === 'smartRouting' || provider === 'callHook'
        ? testDoor(provider, parts.health()[provider])
        : providers[provider].testConnection();
    },
  };
}

const KNOCK_MS = 2_000;

/** A door of this app is fine when it listens and a connection from this machine gets through. */
async function testDoor(
  provider: Exclude<ProviderName, AskedSystem>,
  { state, address, detail }: HealthView['smartRouting'],
): Promise<TestResult> {
  const startedAt = performance.now();
  const result = (outcome: TestResult['outcome'], words: string | null): TestResult => ({
    provider,
    outcome,
    status: null,
    ms: performance.now() - startedAt,
    detail: words,
  });
  if (state === 'needsCredential') return result('notConfigured', null);
  if (state !== 'listening' || address === null) return result('notListening', detail ?? state);
  const problem = await knock(new URL(address));
  return problem === null ? result('ok', address) : result('unreachable', problem);
}

/** Connects and hangs up. Null if somebody was there, else the problem. */
function knock({ hostname, port, protocol }: URL): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: KNOCK_MS,
    });
    const end = (problem: string | null): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('no connection in time'));
    socket.once('error', (error) => end(error.message));
  });
}

import { SvelteMap } from 'svelte/reactivity';
import type { RequestOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { CredentialView, CredentialsView, ProviderName, TestResult } from '#shared/contract/views.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<
  'credentials.read' | 'credentials.set' | 'credentials.clear' | 'credentials.generate' | 'providers.test'
> &
  Hears<'credentials.changed'>;

/** The fields of each provider's credentials; the names are those of RINGSIDE_SECRETS. */
export const CREDENTIAL_FIELDS = {
  encom: ['token'],
  smartRouting: ['apiKey', 'username', 'password'],
  callHook: ['token'],
  ccai: ['token'],
  pitel: ['apiKey'],
  cliqphone: ['login', 'password'],
} as const satisfies Record<ProviderName, readonly string[]>;

/** Whether a page of the settings is that of a system with credentials. */
export function isProvider(name: string): name is ProviderName {
  return Object.hasOwn(CREDENTIAL_FIELDS, name);
}

/** Whether a field of credentials is the name of an account, which may be seen, and no secret. */
export function isAccountField(field: string): boolean {
  return field === 'username' || field === 'login';
}

export type TestState =
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly result: TestResult }
  | { readonly is: 'failed'; readonly code: ErrorCode };

/** What may be known of the credentials: never a secret. */
export class CredentialsDesk {
  readonly #api: Transport;
  #view = $state.raw<CredentialsView | null>(null);
  #failure = $state<ErrorCode | null>(null);
  readonly #tests = new SvelteMap<ProviderName, TestState>();

  constructor(api: Transport) {
    this.#api = api;
  }

  get vault(): CredentialsView['vault'] | null {
    return this.#view?.vault ?? null;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  of(provider: ProviderName): CredentialView | null {
    return this.#view?.credentials.find((credential) => credential.provider === provider) ?? null;
  }

  test(provider: ProviderName): TestState | undefined {
    return this.#tests.get(provider);
  }

  start(): Stop {
    return this.#api.on('credentials.changed', (view) => {
      this.#view = view;
    });
  }

  async load(): Promise<void> {
    await this.#take(this.#api.invoke('credentials.read', {}));
  }

  set(provider: ProviderName, fields: Readonly<Record<string, string>>): Promise<boolean> {
    this.#tests.delete(provider);
    return this.#take(this.#api.invoke('credentials.set', { provider, fields }));
  }

  clear(provider: ProviderName): Promise<boolean> {
    this.#tests.delete(provider);
    return this.#take(this.#api.invoke('credentials.clear', { provider }));
  }

  /** Main makes the secret and puts it on the clipboard; it never comes here. */
  generate(provider: RequestOf<'credentials.generate'>['provider']): Promise<boolean> {
    this.#tests.delete(provider);
    return this.#take(this.#api.invoke('credentials.generate', { provider }));
  }

  async runTest(provider: ProviderName): Promise<void> {
    if (this.#tests.get(provider)?.is === 'running') return;
    this.#tests.set(provider, { is: 'running' });
    const outcome = await this.#api.invoke('providers.test', { provider });
    this.#tests.set(
      provider,
      outcome.ok ? { is: 'done', result: outcome.value } : { is: 'failed', code: outcome.error.code },
    );
  }

  async #take(asked: Promise<Outcome<CredentialsView>>): Promise<boolean> {
    const outcome = await asked;
    this.#failure = outcome.ok ? null : outcome.error.code;
    if (outcome.ok) this.#view = outcome.value;
    return outcome.ok;
  }
}

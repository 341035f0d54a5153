import type { Handlers } from '#shared/contract/api.ts';
import type { Vault } from './vault.ts';

type Owned = 'credentials.read' | 'credentials.set' | 'credentials.clear' | 'credentials.generate';

/** The commands about credentials. No secret is in any reply; a generated one goes to the clipboard by `copy`. */
export function credentialHandlers(
  opened: () => Promise<Vault>,
  copy: (text: string) => Promise<void>,
): Pick<Handlers, Owned> {
  return {
    'credentials.read': async () => (await opened()).view(),
    'credentials.set': async ({ provider, fields }) => {
      const vault = await opened();
      await vault.set(provider, fields);
      return vault.view();
    },
    'credentials.clear': async ({ provider }) => {
      const vault = await opened();
      await vault.clear(provider);
      return vault.view();
    },
    'credentials.generate': async ({ provider }) => {
      const vault = await opened();
      await copy(await vault.generate(provider));
      return vault.view();
    },
  };
}

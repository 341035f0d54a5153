import type { Handlers } from '#shared/contract/api.ts';
import type { NoteChange } from '../app/auditing.ts';
import type { Vault } from './vault.ts';

type Owned = 'credentials.read' | 'credentials.set' | 'credentials.clear' | 'credentials.generate';

/**
 * The commands about credentials. No secret is in any reply; a generated one goes to the clipboard by `copy`. What was
 * kept is noted by its name.
 */
export function credentialHandlers(
  opened: () => Promise<Vault>,
  copy: (text: string) => Promise<void>,
  note: NoteChange,
): Pick<Handlers, Owned> {
  return {
    'credentials.read': async () => (await opened()).view(),
    'credentials.set': async ({ provider, fields }) => {
      const vault = await opened();
      await vault.set(provider, fields);
      const names = Object.keys(fields).map((field) => `${provider}.${field}`);
      note('credentialSet', names.join(', '));
      return vault.view();
    },
    'credentials.clear': async ({ provider }) => {
      const vault = await opened();
      await vault.clear(provider);
      note('credentialCleared', provider);
      return vault.view();
    },
    'credentials.generate': async ({ provider }) => {
      const vault = await opened();
      const secret = await vault.generate(provider);
      note('credentialGenerated', provider);
      await copy(secret);
      return vault.view();
    },
  };
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSecrets } from '../../../../src-main/vault/openSecrets.ts';
import { importSecrets } from '../../../../src-main/vault/provisioning.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { fakeStorage } from './fakeStorage.ts';

async function start(folder: string, content?: unknown, storage = fakeStorage()) {
  const logger = recordedLogger();
  const secretsFile = content === undefined ? null : join(folder, 'secrets.json');
  if (secretsFile !== null) {
    writeFileSync(secretsFile, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const learnt: string[] = [];
  const opened = await openSecrets({
    safeStorage: storage,
    platform: 'linux',
    folder,
    secretsFile,
    logger,
    now: () => 1_700_000_000_000,
    learnSecrets: (secrets) => learnt.push(...secrets),
  });
  return { ...opened, logger, learnt };
}

const everything = {
  encom: { token: 'e' },
  ccai: { token: 'c' },
  pitel: { apiKey: 'p' },
  cliqphone: { login: 'l', password: 'q' },
  smartRouting: { apiKey: 'a', username: 'u', password: 'w' },
  callHook: { token: 'h' },
  relay: { username: 'r', password: 's' },
};

describe('provisioning', () => {
  it('imports every system that the file names, shown or not, and the vault keeps it without the file', async () => {
    const folder = tempFolder();
    const { provisioned } = await start(folder, everything);
    const all = Object.keys(everything);
    expect(provisioned).toEqual({ imported: all, changed: all, problems: [] });
    const again = await start(folder, { ...everything, encom: { token: 'new' } });
    expect(again.provisioned).toEqual({ imported: all, changed: ['encom'], problems: [] });
    await start(folder, everything);
    const { vault } = await start(folder);
    for (const [owner, fields] of Object.entries(everything)) {
      expect(vault.read(owner as keyof typeof everything)).toEqual(fields);
    }
  });

  it('wins over the vault for the fields that it names, and leaves the others', async () => {
    const folder = tempFolder();
    const first = await start(folder);
    await first.vault.set('encom', { token: 'typed by the agent' });
    await first.vault.set('smartRouting', { apiKey: 'kept', username: 'old' });
    const { vault } = await start(folder, { encom: { token: 'new' }, smartRouting: { username: 'new' } });
    expect(vault.read('encom')).toEqual({ token: 'new' });
    expect(vault.read('smartRouting')).toEqual({ apiKey: 'kept', username: 'new' });
  });

  it('keeps a refused mark where the file brings nothing new', async () => {
    const folder = tempFolder();
    const first = await start(folder, { encom: { token: 't' } });
    first.vault.markRefused('encom', 401);
    await first.vault.flush();
    const refused = async (content: unknown) =>
      (await start(folder, content)).vault.view().credentials.find(({ provider }) => provider === 'encom')
        ?.refused;
    expect(await refused({ encom: { token: 't' } })).toMatchObject({ status: 401 });
    expect(await refused({ encom: { token: 'better' } })).toBeNull();
  });

  it.each([
    ['{"encom":{"token":"hunter2-hunter2"', ['file']],
    ['"hunter2-hunter2"', ['file']],
    [{ encom: { token: 7 } }, ['encom.token']],
    [{ encom: { token: '' } }, ['encom.token']],
    [{ encom: { tokn: 'hunter2-hunter2' } }, ['encom.tokn']],
    [{ encom: 'hunter2-hunter2' }, ['encom']],
    [{ encomm: { token: 'hunter2-hunter2' } }, ['encomm']],
  ])('names what is wrong with %j and repeats nothing of it', async (content, problems) => {
    const { provisioned, logger } = await start(tempFolder(), content);
    expect(provisioned).toMatchObject({ imported: [], problems });
    expect(JSON.stringify(provisioned) + logger.lines.join()).not.toContain('hunter2');
  });

  it('takes the sound systems of a partly wrong file', async () => {
    const { vault, provisioned } = await start(tempFolder(), {
      encom: { token: 't' },
      callHook: { token: 1 },
    });
    expect(provisioned).toMatchObject({ imported: ['encom'], problems: ['callHook.token'] });
    expect(vault.read('encom')).toEqual({ token: 't' });
  });

  it('reports a file that is not there', async () => {
    const { vault, logger } = await start(tempFolder());
    await expect(importSecrets('/nowhere/secrets.json', vault, logger)).resolves.toEqual({
      imported: [],
      changed: [],
      problems: ['file'],
    });
  });

  it('reads a file that begins with a byte order mark', async () => {
    const { provisioned } = await start(tempFolder(), `\uFEFF${JSON.stringify({ encom: { token: 't' } })}`);
    expect(provisioned?.imported).toEqual(['encom']);
  });

  it('works without a keyring for this session', async () => {
    const { vault } = await start(tempFolder(), everything, fakeStorage({ backend: 'basic_text' }));
    expect(vault.read('encom')).toEqual({ token: 'e' });
    expect(vault.view().vault.state).toBe('session');
  });
});

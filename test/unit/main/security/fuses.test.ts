import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APP_ID } from '../../../../src-main/app/about.ts';

const builder = readFileSync(new URL('../../../../electron-builder.yml', import.meta.url), 'utf8');

/** The entries below a top-level key: `  name: value`, comments left out. */
function block(name: string): Record<string, string> {
  const [, after = ''] = builder.split(new RegExp(`^${name}:\\n`, 'm'));
  const lines = after.split(/^\S/m)[0]?.split('\n') ?? [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^ {2}(\w+): (.+)$/.exec(line);
      return match?.[1] !== undefined && match[2] !== undefined ? [[match[1], match[2]]] : [];
    }),
  );
}

describe('the packaged app', () => {
  it('states every fuse: it is no Node, takes no debugger, and runs its own archive only', () => {
    expect(block('electronFuses')).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      resetAdHocDarwinSignature: 'false',
    });
  });

  it('has the id that the running app gives to Windows', () => {
    expect(/^appId: (.+)$/m.exec(builder)?.[1]).toBe(APP_ID);
  });
});

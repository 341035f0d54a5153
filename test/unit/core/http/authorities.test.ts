import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trustedContext } from '#core/http/authorities.ts';
import { testCertificate } from '../../../support/testCertificate.ts';

describe('trustedContext', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringside-authorities-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function problemsWith(content: string | null): string[] {
    const file = join(folder, 'extra.pem');
    if (content !== null) writeFileSync(file, content);
    const problems: string[] = [];
    const context = trustedContext({
      env: { NODE_EXTRA_CA_CERTS: file },
      platform: process.platform,
      onProblem: (which, why) => {
        expect(which).toBe(file);
        problems.push(why);
      },
    });
    expect(context).toBeDefined();
    return problems;
  }

  it('takes an extra file without complaint', () => {
    expect(problemsWith(testCertificate().cert)).toEqual([]);
  });

  it.each([
    ['a missing file', null, 'ENOENT'],
    ['a file without certificates', 'hello', 'no certificate in it'],
  ])('reports %s and goes on', (_name, content, why) => {
    expect(problemsWith(content)).toEqual([why]);
  });

  it('reports damaged certificates and keeps the others', () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(problemsWith(damaged + testCertificate().cert)).toEqual(['1 damaged']);
  });
});

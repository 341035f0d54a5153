import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testCertificate } from '../../support/testCertificate.ts';
import { byNumber, NEVER, startWorld } from './world.ts';

const VIP = byNumber('+33187224465');

describe('Encom over TLS', () => {
  const tls = testCertificate();
  let folder: string;
  let extra: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringside-tls-'));
    extra = join(folder, 'extra.pem');
    writeFileSync(extra, tls.cert);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('refuses a certificate that nobody vouches for, before the token leaves', async () => {
    const world = await startWorld({ tls });
    expect(await world.client.queue(VIP, NEVER)).toMatchObject({ kind: 'failed', reason: 'unreachable' });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'tls', status: null });
    expect(world.outcomes).toEqual([]);
    expect(world.simulator.log()).toEqual([]);
    await world.stop();
  });

  it('cannot be talked out of it by NODE_TLS_REJECT_UNAUTHORIZED', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const world = await startWorld({ tls });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'tls' });
    await world.stop();
  });

  it('accepts it when an authority of this machine does', async () => {
    const world = await startWorld({ tls }, { env: { NODE_EXTRA_CA_CERTS: extra } });
    await world.http.warm(world.simulator.url);
    expect(await world.client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '0900' });
    await world.stop();
  });

  it('refuses a certificate for another host', async () => {
    const certificate = testCertificate(['elsewhere.example']);
    writeFileSync(extra, certificate.cert);
    const elsewhere = await startWorld({ tls: certificate }, { env: { NODE_EXTRA_CA_CERTS: extra } });
    const baseUrl = elsewhere.simulator.url.replace('127.0.0.1', 'localhost');
    elsewhere.settings = { ...elsewhere.settings, baseUrl };
    expect(await elsewhere.client.testConnection()).toMatchObject({
      outcome: 'tls',
      detail: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    });
    await elsewhere.stop();
  });
});

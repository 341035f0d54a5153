import { describe, expect, it } from 'vitest';
import { startDaemon } from '../../../../scripts/system/daemon.ts';
import { hasScreen } from '../../../../scripts/system/desk.ts';
import { xauthorityFile } from '../../../../scripts/system/xauthority.ts';

describe('hasScreen', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { DISPLAY: '' }, false],
    ['linux', {}, false],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %o: %s', (platform, env, expected) => {
    expect(hasScreen(platform, env)).toBe(expected);
  });
});

describe('xauthorityFile', () => {
  it('holds one key for any host and any display number', () => {
    const cookie = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
    const expected =
      `ffff` + `0000` + `0000` + `0012${Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex')}0010`;
    expect(xauthorityFile(cookie).toString('hex')).toBe(expected + cookie.toString('hex'));
  });
});

const node = process.execPath;

describe('startDaemon', () => {
  it('is ready at its own sign, and stops', async () => {
    const script =
      'process.stdout.write("star"); console.log("ting"); console.log("at :42"); setInterval(() => {}, 1e6)';
    const daemon = await startDaemon(node, ['-e', script], { ready: /^at :\d+$/ });
    expect(daemon.line).toBe('at :42');
    await daemon.stop();
  });

  it('takes the good end of a command for readiness where asked, and hands it its input', async () => {
    const script = 'process.stdin.once("data", (text) => process.exit(String(text) === "secret" ? 0 : 3))';
    const daemon = await startDaemon(node, ['-e', script], { ready: 'end', input: 'secret' });
    await daemon.stop();
  });

  it('fails with what the program said when it ends too early', async () => {
    const script = 'console.error("no such screen"); process.exit(7)';
    const starting = startDaemon(node, ['-e', script], { ready: /^at/ });
    await expect(starting).rejects.toThrow(/ended with 7.*no such screen/);
  });

  it('fails when there is no such program', async () => {
    await expect(startDaemon('/no/such/program', [])).rejects.toThrow(/ENOENT/);
  });
});

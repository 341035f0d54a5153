import { describe, expect, it } from 'vitest';
import { PLAYER_ORIGIN } from '#shared/domain/player.ts';
import {
  contentPolicy,
  developmentContentPolicy,
  fileHeaders,
  playerPolicy,
} from '../../../../src-main/security/contentPolicy.ts';

function parse(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe.each(['main', 'pop'] as const)('the policy of the page of %s', (kind) => {
  const policy = parse(contentPolicy(kind));

  it('begins with nothing and allows files of the app only', () => {
    expect(contentPolicy(kind)).toMatch(/^default-src 'none'; /);
    const named = new Set(Object.values(policy).flatMap((value) => value.split(' ')));
    named.delete('');
    named.delete(PLAYER_ORIGIN);
    expect([...named].sort()).toEqual(["'none'", "'script'", "'self'", 'data:', 'svelte-trusted-html']);
  });

  it('keeps data: to pictures', () => {
    const withData = Object.entries(policy).filter(([, value]) => value.includes('data:'));
    expect(withData.map(([name]) => name)).toEqual(['img-src']);
  });

  it.each(['connect-src', 'object-src', 'frame-ancestors', 'base-uri', 'form-action'])(
    'shuts %s, which default-src alone does not always cover',
    (directive) => {
      expect(policy[directive]).toBe("'none'");
    },
  );

  it('frames nothing but the player, and that in the main window only', () => {
    expect(policy['frame-src']).toBe(kind === 'main' ? PLAYER_ORIGIN : "'none'");
    expect(Object.values(policy).filter((value) => value.includes('player'))).toHaveLength(
      kind === 'main' ? 1 : 0,
    );
  });

  it('makes markup from text only through the policy of Svelte', () => {
    expect(policy['require-trusted-types-for']).toBe("'script'");
    expect(policy['trusted-types']).toBe('svelte-trusted-html');
  });
});

it('the policy of a development server adds its socket and styles, and no scripts', () => {
  const policy = parse(developmentContentPolicy('http://localhost:5173'));
  expect(policy['connect-src']).toBe("'self' ws://localhost:5173");
  expect(policy['script-src']).toBe("'self'");
  expect(policy['default-src']).toBe("'none'");
  expect(policy['frame-src']).toBe(PLAYER_ORIGIN);
});

describe('the policy of a player', () => {
  const policy = parse(playerPolicy('https://cliqphone.com', 'ringside-app://main'));

  it('lets sound in from the one origin, and scripts and styles of the app', () => {
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'none'",
      'font-src': "'none'",
      'media-src': 'https://cliqphone.com',
      'connect-src': "'none'",
      'object-src': "'none'",
      'frame-src': "'none'",
      'frame-ancestors': 'ringside-app://main',
      'base-uri': "'none'",
      'form-action': "'none'",
      'trusted-types': "'none'",
      'require-trusted-types-for': "'script'",
    });
  });
});

it('every file is sent with the policy and with its type as it is', () => {
  expect(fileHeaders('text/css', contentPolicy('pop'))).toMatchObject({
    'content-type': 'text/css',
    'content-security-policy': contentPolicy('pop'),
    'x-content-type-options': 'nosniff',
  });
});

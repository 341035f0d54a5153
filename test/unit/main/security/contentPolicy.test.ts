import { describe, expect, it } from 'vitest';
import {
  contentPolicy,
  developmentContentPolicy,
  fileHeaders,
} from '../../../../src-main/security/contentPolicy.ts';

function parse(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('the policy of built pages', () => {
  const policy = parse(contentPolicy());

  it('begins with nothing and allows files of the app only', () => {
    expect(contentPolicy()).toMatch(/^default-src 'none'; /);
    const named = new Set(Object.values(policy).flatMap((value) => value.split(' ')));
    named.delete('');
    expect([...named].sort()).toEqual(["'none'", "'script'", "'self'", 'data:', 'svelte-trusted-html']);
  });

  it('keeps data: to pictures', () => {
    const withData = Object.entries(policy).filter(([, value]) => value.includes('data:'));
    expect(withData.map(([name]) => name)).toEqual(['img-src']);
  });

  it.each(['connect-src', 'object-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action'])(
    'shuts %s, which default-src alone does not always cover',
    (directive) => {
      expect(policy[directive]).toBe("'none'");
    },
  );

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
});

it('every file is sent with the policy and with its type as it is', () => {
  expect(fileHeaders('text/css')).toMatchObject({
    'content-type': 'text/css',
    'content-security-policy': contentPolicy(),
    'x-content-type-options': 'nosniff',
  });
});

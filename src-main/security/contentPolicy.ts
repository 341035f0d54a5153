import type { WindowKind } from '#shared/contract/channels.ts';
import { PLAYER_ORIGIN } from '#shared/domain/player.ts';

/**
 * The Content-Security-Policy of the app's pages. Nothing is allowed but what is named here: files of the app itself.
 * Pages never connect to anything; every request to a provider is made by main.
 *
 * `trusted-types` names Svelte's own policy, through which its compiled templates are made; any other way of turning
 * text into markup or script throws.
 */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'media-src': "'self'",
  'connect-src': "'none'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'trusted-types': 'svelte-trusted-html',
  'require-trusted-types-for': "'script'",
} as const;

type Directive = keyof typeof DIRECTIVES;

/** What a kind of page may beyond that: the main window frames the page that plays a sound file. */
const OWN_DIRECTIVES: Readonly<Record<WindowKind, Readonly<Partial<Record<Directive, string>>>>> = {
  main: { 'frame-src': PLAYER_ORIGIN },
  pop: {},
};

function toHeader(directives: Readonly<Partial<Record<Directive, string>>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The header value for the built pages of a kind of window. */
export function contentPolicy(kind: WindowKind): string {
  return toHeader({ ...DIRECTIVES, ...OWN_DIRECTIVES[kind] });
}

/**
 * The header value for the page that plays one sound file: nothing but scripts and styles of the app, and sound from the
 * one origin where the file lies. `parent` is the origin of the only page that may frame it.
 */
export function playerPolicy(origin: string, parent: string): string {
  return toHeader({
    ...DIRECTIVES,
    'img-src': "'none'",
    'font-src': "'none'",
    'media-src': origin,
    'frame-ancestors': parent,
    'trusted-types': "'none'",
  });
}

/**
 * The header value for pages of the development server: its hot reload needs a socket, inline styles and its own
 * markup. Never reached in a packaged app, which has no development origin.
 */
export function developmentContentPolicy(devOrigin: string): string {
  const { 'trusted-types': _types, 'require-trusted-types-for': _require, ...rest } = DIRECTIVES;
  return toHeader({
    ...rest,
    ...OWN_DIRECTIVES.main,
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': `'self' ${devOrigin.replace(/^http/, 'ws')}`,
  });
}

/** Headers that go with every file of the app, under the policy given. */
export function fileHeaders(contentType: string, policy: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

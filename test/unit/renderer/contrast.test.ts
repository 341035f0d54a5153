import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src-renderer/styles/tokens.css'), 'utf8');

type Theme = 'light' | 'dark';

/** Every `--name: light-dark(#light, #dark)` of the tokens. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2.2 between two tokens. */
function contrast(first: string, second: string, theme: Theme): number {
  const [a, b] = [first, second].map((name) => {
    const token = tokens.get(name);
    if (token === undefined) throw new Error(`no token --${name}`);
    return luminance(token[theme]);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ['bg', 'surface', 'sunken', 'raised', 'hover'];

/** What is read as text, on what it stands. */
const TEXT: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text', [...GROUNDS, 'fail-soft', 'accent-soft']],
  ['text-soft', [...GROUNDS, 'accent-soft']],
  ['text-faint', [...GROUNDS, 'accent-soft']],
  ['accent-text', [...GROUNDS, 'accent-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-vip', ['vip']],
  ['vip-text', ['vip-soft']],
  ['duty-text', ['duty-soft']],
  ['fail-text', [...GROUNDS, 'fail-soft', 'accent-soft']],
  ['on-fail', ['fail']],
  ['good-text', ['surface', 'sunken', 'raised']],
];

/** Borders of controls, states and the focus ring. */
const SHAPES: readonly (readonly [shape: string, grounds: readonly string[]])[] = [
  ['control', ['surface', 'sunken', 'raised', 'bg']],
  ['focus', GROUNDS],
  ['accent', ['surface', 'sunken', 'bg']],
  ['fail', ['surface', 'bg', 'sunken']],
  ['duty', ['surface', 'bg']],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'shows text in --%s on --%s at 4.5 to 1',
    (text, ground) => {
      expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(SHAPES.flatMap(([shape, grounds]) => grounds.map((ground) => [shape, ground] as const)))(
    'shows shapes in --%s on --%s at 3 to 1',
    (shape, ground) => {
      expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3);
    },
  );
});

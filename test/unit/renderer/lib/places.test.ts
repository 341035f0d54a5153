import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../src-renderer/lib/time/places.ts';

describe('the place that names a zone', () => {
  it.each([
    ['Europe/Paris', 'Paris', 'Paris'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Buenos Aires'],
    ['Europe/London', 'London', 'Londres'],
    ['America/Mexico_City', 'Mexico City', 'Mexico'],
    ['UTC', 'UTC', 'UTC'],
  ])('of %s', (zone, english, french) => {
    expect(placeOf(zone, 'en')).toBe(english);
    expect(placeOf(zone, 'fr')).toBe(french);
  });
});

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Rect } from './placement.ts';

const boundsSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  maximized: z.boolean(),
});

/** The main window's bounds when it was last on screen, in DIP. */
export type MainBounds = Rect & { readonly maximized: boolean };

/** Reads the remembered bounds. They are a comfort: anything wrong with the file means none. */
export function readBounds(path: string): MainBounds | null {
  try {
    return boundsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers the bounds. Kept apart from the settings: nobody sets them, and they change with every drag. */
export function writeBounds(path: string, bounds: MainBounds): void {
  try {
    const beside = `${path}.new`;
    writeFileSync(beside, JSON.stringify(bounds));
    renameSync(beside, path);
  } catch {
    // The next start uses the default place.
  }
}

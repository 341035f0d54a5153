import { hash, timingSafeEqual } from 'node:crypto';

/**
 * Compares a presented secret with the expected one. Both are hashed first, so that the comparison takes the same time
 * whatever the length and however many first characters are right.
 */
export function secretCheck(expected: string): (presented: string) => boolean {
  const digest = sha256(expected);
  return (presented) => timingSafeEqual(sha256(presented), digest);
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

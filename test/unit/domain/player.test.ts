import { describe, expect, it } from 'vitest';
import { readPlayerMessage } from '#shared/domain/player.ts';

describe('a message of the player', () => {
  it.each([
    [{ kind: 'player', state: 'playing' }, { state: 'playing' }],
    [{ kind: 'player', state: 'leaving', more: 1 }, { state: 'leaving' }],
    [
      { kind: 'player', state: 'failed', why: 'cutOff' },
      { state: 'failed', why: 'cutOff' },
    ],
  ])('%j is read', (data, state) => {
    expect(readPlayerMessage(data)).toEqual(state);
  });

  it.each([
    [null],
    ['playing'],
    [{ state: 'playing' }],
    [{ kind: 'player' }],
    [{ kind: 'player', state: 'dancing' }],
    [{ kind: 'player', state: 'failed' }],
    [{ kind: 'player', state: 'failed', why: 'bored' }],
  ])('%j is none', (data) => {
    expect(readPlayerMessage(data)).toBeNull();
  });
});

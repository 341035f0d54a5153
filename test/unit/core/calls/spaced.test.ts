import { describe, expect, it } from 'vitest';
import { spaced } from '#core/calls/spaced.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { fakeLater } from './fakes.ts';

function setUp() {
  const clock = manualClock(0);
  const { later: soon, run } = fakeLater();
  const ran: string[] = [];
  const later = spaced(clock, 5, soon);
  const put = (name: string) => {
    later(() => ran.push(`${name} at ${clock.now()}`));
  };
  return { clock, run, ran, later, put };
}

describe('spaced tasks', () => {
  it('let one that comes alone run behind the present task, without a wait', () => {
    const { clock, run, ran, put } = setUp();
    put('a');
    expect(ran).toEqual([]);
    run();
    clock.advance(100);
    put('b');
    run();
    expect(ran).toEqual(['a at 0', 'b at 100']);
  });

  it('keep their distance and their order, however they come', () => {
    const { clock, run, ran, put } = setUp();
    put('a');
    put('b');
    run();
    clock.advance(1);
    put('c');
    clock.advance(3);
    expect(ran).toEqual(['a at 0']);
    clock.advance(96);
    expect(ran).toEqual(['a at 0', 'b at 5', 'c at 10']);
  });

  it('may be asked for from within one of them', () => {
    const { clock, run, ran, later, put } = setUp();
    later(() => put('after'));
    run();
    clock.advance(100);
    expect(ran).toEqual(['after at 5']);
  });

  it('leave no timer behind', () => {
    const { clock, run, put } = setUp();
    put('a');
    run();
    clock.advance(5);
    expect(clock.waiting()).toBe(0);
  });

  it('go on after one that threw', () => {
    const { clock, run, ran, later, put } = setUp();
    later(() => {
      throw new Error('broke');
    });
    expect(run).toThrow('broke');
    put('b');
    clock.advance(5);
    expect(ran).toEqual(['b at 5']);
  });
});

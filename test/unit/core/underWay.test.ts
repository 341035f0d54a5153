import { describe, expect, it } from 'vitest';
import { createUnderWay } from '#core/underWay.ts';
import { manualClock } from '../../support/manualClock.ts';

describe('changes under way', () => {
  it('are counted until they have ended, well or not', async () => {
    const changes = createUnderWay(manualClock());
    let end: () => void = () => {};
    const good = changes.during(new Promise<void>((resolve) => (end = resolve)));
    const bad = changes.during(Promise.reject(new Error('broken')));
    expect(changes.count()).toBe(2);
    await expect(bad).rejects.toThrow('broken');
    expect(changes.count()).toBe(1);
    end();
    await good;
    expect(changes.count()).toBe(0);
  });

  it('are waited for, and not called off in time', async () => {
    const clock = manualClock();
    const changes = createUnderWay(clock);
    let end: () => void = () => {};
    let abortedMeanwhile: boolean | undefined;
    void changes.during(
      new Promise<void>((resolve) => (end = resolve)).then(() => {
        abortedMeanwhile = changes.signal.aborted;
      }),
    );
    const ended = changes.end(2_000);
    clock.advance(1_999);
    end();
    await ended;
    expect(abortedMeanwhile).toBe(false);
    expect([changes.count(), clock.waiting(), changes.signal.aborted]).toEqual([0, 0, true]);
  });

  it('are called off when they take too long, and heard to the end', async () => {
    const clock = manualClock();
    const changes = createUnderWay(clock);
    const told: string[] = [];
    void changes.during(
      new Promise<void>((resolve) => {
        changes.signal.addEventListener('abort', () => resolve());
      }).then(() => void told.push('noted as unconfirmed')),
    );
    const ended = changes.end(2_000);
    clock.advance(2_000);
    await ended;
    expect(told).toEqual(['noted as unconfirmed']);
  });
});

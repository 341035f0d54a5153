import { describe, expect, it, vi } from 'vitest';
import { createNotices } from '../../../../src-main/app/notices.ts';

describe('a notice that stands', () => {
  it('cannot be put out of sight before what it tells of is over', () => {
    const notices = createNotices(() => 1000);
    notices.add('inClear', { name: 'cliqphone' });
    expect(notices.dismiss(notices.list()[0]?.id ?? '')).toBe(false);
    expect(notices.list()).toHaveLength(1);
    notices.settle('inClear');
    expect(notices.list()).toEqual([]);
  });
});

describe('a notice that lasts', () => {
  const params = { file: '/data/old.sqlite', lost: '2' };

  it('says when what it tells of came about, and that it was dismissed', () => {
    const notices = createNotices(() => 1000);
    const dismissed = vi.fn();
    notices.add('databaseBroken', params, { at: 7, dismissed });
    notices.add('databaseBroken', { file: '/data/old.sqlite', carried: '3' });
    const [lasting, other] = notices.list();
    expect([lasting?.at, other?.at]).toEqual([7, 1000]);
    notices.dismiss(other?.id ?? '');
    expect(dismissed).not.toHaveBeenCalled();
    expect(notices.dismiss(lasting?.id ?? '')).toBe(true);
    expect(dismissed).toHaveBeenCalledOnce();
    expect(notices.list()).toEqual([]);
    expect(notices.dismiss(lasting?.id ?? '')).toBe(false);
    expect(dismissed).toHaveBeenCalledOnce();
  });

  it('stays where that could not be written down', () => {
    const notices = createNotices(() => 1000);
    notices.add('databaseBroken', params, {
      at: 7,
      dismissed: () => {
        throw new Error('read-only');
      },
    });
    const id = notices.list()[0]?.id ?? '';
    expect(() => notices.dismiss(id)).toThrow('read-only');
    expect(notices.list()).toHaveLength(1);
  });
});

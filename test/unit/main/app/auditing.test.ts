import { describe, expect, it } from 'vitest';
import type { Audit } from '#core/storage/auditTable.ts';
import { changesView } from '#shared/contract/views.ts';
import type { AuditEntry } from '#shared/domain/audit.ts';
import { createAuditing } from '../../../../src-main/app/auditing.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

function open(agent = { extension: '104', email: 'claire@example.fr' }, osUser = () => 'cmorel') {
  const logger = recordedLogger();
  const kept: AuditEntry[] = [];
  const audit: Audit = {
    record: (entry) => void kept.unshift({ at: kept.length, ...entry }),
    recent: (limit) => kept.slice(0, limit),
  };
  return { auditing: createAuditing({ agent: () => agent, osUser, logger }), audit, kept, logger };
}

describe('what was changed from this computer', () => {
  it.each([
    [{ extension: '104', email: 'claire@example.fr' }, '104'],
    [{ extension: '', email: 'claire@example.fr' }, 'claire@example.fr'],
    [{ extension: '', email: '' }, 'cmorel'],
  ])('is of the agent of the settings, else of who is signed in: %j', (agent, who) => {
    const { auditing, audit, kept } = open(agent);
    auditing.keepIn(audit);
    auditing.note('numberEdited', '+33 1 87 22 44 65');
    auditing.note('pinned', '+33 1 87 22 44 65 → 104', false);
    expect(kept).toEqual([
      { at: 1, who, action: 'pinned', subject: '+33 1 87 22 44 65 → 104', certain: false },
      { at: 0, who, action: 'numberEdited', subject: '+33 1 87 22 44 65', certain: true },
    ]);
  });

  it('is of nobody known where the system has no name either', () => {
    const nobody = (): string => {
      throw new Error('no such user');
    };
    const { auditing, audit, kept } = open({ extension: '', email: '' }, nobody);
    auditing.keepIn(audit);
    auditing.note('flagSet', 'badActor = true, call 7');
    expect(kept).toMatchObject([{ who: '' }]);
  });

  it('waits for the database, and is not known before it', () => {
    const { auditing, audit } = open();
    auditing.note('credentialProvisioned', 'encom');
    expect(auditing.recent()).toEqual({ changes: null });
    auditing.keepIn(audit);
    const shown = changesView.parse(auditing.recent());
    expect(shown.changes).toMatchObject([{ action: 'credentialProvisioned', subject: 'encom' }]);
  });

  it('is unknown, not empty, without a database', () => {
    const { auditing } = open();
    auditing.note('credentialSet', 'encom.token');
    auditing.keepIn(null);
    auditing.note('credentialCleared', 'encom');
    expect(auditing.recent()).toEqual({ changes: null });
  });

  it('lets no change fail for its sake, and shows the log neither number nor name', () => {
    const { auditing, logger } = open();
    auditing.keepIn({
      record: () => {
        throw new Error('the disk is full');
      },
      recent: () => {
        throw new Error('the disk is broken');
      },
    });
    expect(() => {
      auditing.note('unpinned', '+33 6 12 34 56 78 → 105');
    }).not.toThrow();
    expect(auditing.recent()).toEqual({ changes: null });
    expect(logger.lines.join()).not.toContain('12 34 56');
  });

  it('shows the newest hundred', () => {
    const { auditing, audit } = open();
    auditing.keepIn(audit);
    for (let n = 0; n < 130; n += 1) auditing.note('pinImported', `line ${String(n)}`);
    const { changes } = changesView.parse(auditing.recent());
    expect(changes).toHaveLength(100);
    expect(changes?.[0]?.subject).toBe('line 129');
  });
});

import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import type { PayloadOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { createCallOpener, type CallOpenerParts } from '../../../../src-main/app/callOpener.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

const party = { kind: 'number', raw: '0187224465', display: '01 87 22 44 65', country: 'FR' } as const;
const onTheDesk = {
  id: 'live',
  party: { ...party, e164: '+33187224465' },
  callerKey: '+33187224465',
  providerCallId: 4711,
};
const inHistory = {
  callId: 'past',
  party: { ...party, kind: 'withheld', raw: 'anonymous', e164: null },
  callerKey: null,
  providerCallId: null,
};

/** The opener beside one call of the desk and one of history; `did` is what it asked of the windows, in order. */
function opener() {
  const asked: string[] = [];
  const did: ('opened' | PayloadOf<'navigate'>)[] = [];
  const core = {
    reception: { list: () => [onTheDesk] },
    memory: { call: (id: string) => (id === 'past' ? inHistory : null) },
    readNumber: createReadNumber('FR'),
  };
  const parts = {
    core: Promise.resolve(core) as unknown as CallOpenerParts['core'],
    now: () => 0,
    logger: recordedLogger(),
    openMain: () => did.push('opened'),
    navigate: (to: PayloadOf<'navigate'>) => did.push(to),
    callNumber: (text: string) => {
      asked.push(text);
      return Promise.resolve();
    },
  };
  return { did, asked, ...createCallOpener(parts) };
}

describe('a call that a person points at', () => {
  it('shows its caller’s card, or what happens now where that is asked for or nobody is known', async () => {
    const { did, openCall } = opener();
    await openCall('live');
    await openCall('live', 'live');
    await openCall('past');
    expect(did).toEqual([
      'opened',
      { to: 'caller', key: '+33187224465' },
      'opened',
      { to: 'live' },
      'opened',
      { to: 'live' },
    ]);
  });

  it('opens a form with its number, its id and its id at the provider', async () => {
    const { did, openForm } = opener();
    await openForm('live', 'schedule');
    expect(did).toEqual([
      'opened',
      {
        to: 'form',
        form: 'schedule',
        text: '+33187224465',
        from: 'call',
        fromCallId: 'live',
        providerCallId: 4711,
      },
    ]);
  });

  it('opens the form with what came as the number where it is none, also when only history knows the call', async () => {
    const { did, openForm } = opener();
    await openForm('past', 'dial');
    expect(did[1]).toMatchObject({ to: 'form', text: 'anonymous', fromCallId: 'past', providerCallId: null });
  });

  it('raises no window for a call that nobody knows', async () => {
    const { did, openCall, openForm } = opener();
    await expect(openCall('gone')).rejects.toThrow(RequestError);
    await expect(openForm('gone', 'dial')).rejects.toMatchObject({ code: 'notFound' });
    expect(did).toEqual([]);
  });
});

describe('a link', () => {
  it('that cannot be read as a number is shown as it is, so that somebody sees why nothing rings', async () => {
    const { asked, openLink } = opener();
    await openLink('tel:+33187224465');
    await openLink('tel:javascript:alert(1)');
    await openLink('sip:claire@example.com\u202e\n');
    expect(asked).toEqual(['+33187224465', 'tel:javascript:alert(1)', 'sip:claire@example.com']);
  });

  it('with a context is a whole number, and with keys for after the answer keeps them in sight', async () => {
    const { asked, openLink } = opener();
    await openLink('tel:0187224465;phone-context=+33');
    await openLink('tel:3635;phone-context=+33');
    await openLink('tel:0187224465;phone-context=example.com');
    await openLink('tel:+33187224465,,12%23');
    await openLink('tel:+33187224465;ext=7;postd=p2');
    expect(asked).toEqual([
      '+33187224465',
      '3635',
      '0187224465',
      '+33187224465,,12#',
      '+33187224465 ext. 7p2',
    ]);
  });

  it('of ours that cannot be read only brings the window up', async () => {
    const { asked, did, openLink } = opener();
    await openLink('ringside://nothing');
    expect(asked).toEqual([]);
    expect(did).toEqual(['opened']);
  });
});

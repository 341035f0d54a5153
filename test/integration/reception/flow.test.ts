import { afterEach, describe, expect, it } from 'vitest';
import { FACT_NAMES } from '#shared/domain/facts.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import { problemsOf } from '#simulators/enreach/check.ts';
import { HOOK_TOKEN, openDesk } from './world.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

const RULES: RoutingRule[] = [
  { when: { vip: true }, answer: { InitialTarget: 'VIP{queue}', Priority: 10 } },
  { when: { known: false }, answer: { FailTarget: 'RECEPTION' } },
];
const VIP = '+33187224465';

let desk: Desk | null = null;
async function open(options?: Parameters<typeof openDesk>[0]): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}
afterEach(async () => {
  await desk?.remove();
  desk = null;
});

const identified = (id: string) => (view: CallView) =>
  view.id === id && Object.values(view.facts).every((fact) => fact.state !== 'pending');

describe('a call from Enreach Core', () => {
  it('is shown at once, identified by Encom, routed and remembered', async () => {
    const { enreach, changed, whenShown, memory, stop, reopen } = await open({ rules: RULES });
    const reply = await enreach.post({
      anum: VIP,
      bnum: '+33187224400',
      targetid: 'SALES',
      extradata: { CallId: 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1' },
    });
    expect(reply.json).toEqual({ InitialTarget: 'VIP0900', Priority: 10 });
    expect(problemsOf(reply, ['InitialTarget', 'Priority'])).toEqual([]);

    const view = await whenShown(identified('d59d7a2f-318a-469e-bdc0-b092a8fedbc1'));
    expect(changed[0]).toMatchObject({
      id: 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1',
      state: 'ringing',
      announcedQueue: 'SALES',
      party: { e164: VIP, country: 'FR' },
      facts: { vip: { state: 'pending' } },
    });
    expect(view.facts).toMatchObject({
      queue: { state: 'known', value: '0900', source: 'encom' },
      vip: { state: 'known', value: true },
      onCallDuty: { state: 'known', value: false },
    });
    expect(memory.call(view.id)).toMatchObject({ callId: view.id, state: 'ringing' });
    await stop();
    const again = reopen();
    expect(again.memory.call(view.id)).toMatchObject({
      callerKey: VIP,
      state: 'ended',
      endReason: 'notReported',
      facts: { vip: { state: 'known', value: true } },
    });
    again.close();
  });

  it('asks Encom once for what the pop and the answer both need', async () => {
    const { enreach, encom, whenShown } = await open({ rules: RULES });
    await enreach.post({ anum: VIP, extradata: { CallId: 'a' } });
    await whenShown(identified('a'));
    expect(
      encom
        .log()
        .map((request) => request.operation)
        .sort(),
    ).toEqual(['isVipByNumber', 'onCallByNumber', 'queueByNumber']);
  });

  it('shows the second call of a caller with the first, and what was known then', async () => {
    const { enreach, changed, whenShown, reception } = await open();
    await enreach.post({ anum: VIP, extradata: { CallId: 'first' } });
    await whenShown(identified('first'));
    reception.saveNote('first', 'wants the invoice');
    await enreach.post({ anum: VIP, extradata: { CallId: 'second' } });
    const shown = changed.find((view) => view.id === 'second');
    expect(shown).toMatchObject({
      earlier: { count: 1, lastNote: { text: 'wants the invoice' } },
      facts: { vip: { lastKnown: { value: true } } },
    });
    expect(reception.list().map((view) => view.id)).toEqual(['first', 'second']);
  });

  it('from an unknown number is known by the code that the agent types', async () => {
    const { enreach, whenShown, reception } = await open({ rules: RULES });
    const reply = await enreach.post({ anum: '+33611223344', extradata: { CallId: 'a' } });
    expect(reply.json).toEqual({ FailTarget: 'RECEPTION' });
    const unknown = await whenShown(identified('a'));
    expect(FACT_NAMES.map((name) => unknown.facts[name].state)).toEqual(['unknown', 'unknown', 'unknown']);
    reception.giveCode('a', '4711');
    const known = await whenShown((view) => view.code === '4711' && identified('a')(view));
    expect(known.facts.vip).toMatchObject({ state: 'known', value: true });
  });

  it('with the code from the IVR is known by it at once', async () => {
    const { enreach } = await open({ rules: RULES });
    const reply = await enreach.post({
      anum: '+33611223344',
      extradata: { CallId: 'a', DYN_PAR_Code: '4711' },
    });
    expect(reply.json).toEqual({ InitialTarget: 'VIP0900', Priority: 10 });
  });

  it('that hides its number is shown, kept, and looked up nowhere', async () => {
    const { enreach, changed, encom, memory } = await open({ rules: RULES });
    expect((await enreach.post({ anum: 'anonymous', extradata: { CallId: 'a' } })).status).toBe(204);
    expect(changed[0]).toMatchObject({
      party: { kind: 'withheld' },
      facts: { vip: { state: 'notAsked', why: 'withheld' } },
    });
    await enreach.post({ anum: VIP });
    expect(encom.log().every((request) => request.target.includes('187224465'))).toBe(true);
    expect(memory.call('a')).toMatchObject({ callerKey: null });
  });

  it('gets 204 when Encom fails, and the pop says what failed', async () => {
    const { enreach, encom, whenShown } = await open({ rules: RULES });
    encom.setFaults([{ system: 'encom', operation: 'isVipByNumber', kind: 'status', value: 500 }]);
    expect((await enreach.post({ anum: VIP, extradata: { CallId: 'a' } })).status).toBe(204);
    const view = await whenShown(identified('a'));
    expect(view.facts).toMatchObject({
      vip: { state: 'failed', reason: 'serverError' },
      queue: { state: 'known', value: '0900' },
    });
  });

  it('gets 204 at the deadline when Encom is slow; the pop goes on waiting and is told', async () => {
    const { enreach, encom, whenShown } = await open({ rules: RULES, deadlineMs: 100 });
    encom.setFaults([{ system: 'encom', operation: 'isVipByNumber', kind: 'delay', value: 600 }]);
    const reply = await enreach.post({ anum: VIP, extradata: { CallId: 'a' } });
    expect(reply.status).toBe(204);
    const view = await whenShown(identified('a'));
    expect(view.facts.vip).toMatchObject({ state: 'known', value: true });
  });

  it('posted twice is one call', async () => {
    const { enreach, reception, memory } = await open();
    const call = { anum: VIP, extradata: { CallId: 'same' } };
    await Promise.all([enreach.post(call), enreach.post(call), enreach.post(call)]);
    expect(reception.list()).toHaveLength(1);
    await enreach.post({ anum: '' });
    expect(memory.countOf(VIP)).toBe(1);
  });

  it('is one of 500 in a moment: each is answered, shown and kept', async () => {
    // One process plays every part here: how soon it answers is the benchmark's to say.
    const { enreach, reception, stop, reopen } = await open({ hangUpMs: 60_000 });
    const replies = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        enreach.post({
          anum: `+3318722${String(4000 + (n % 50))}`,
          extradata: { CallId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` },
        }),
      ),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([204]));
    expect(reception.list()).toHaveLength(500);
    await stop();
    const again = reopen();
    expect(again.memory.countCalls()).toBe(500);
    again.close();
  });
});

describe('a restart in the middle of a call', () => {
  it('does not take from history what is not told again', async () => {
    const { enreach, hook, reception, memory, whenShown, stop, folder } = await open();
    const id = 'pbx-4711';
    await enreach.post({ anum: VIP, extradata: { CallId: id } });
    await fetch(`${hook.url}?id=${id}&state=answered&token=${HOOK_TOKEN}`);
    await whenShown(identified(id));
    reception.saveNote(id, 'wants an offer');
    const known = memory.call(id);
    await stop();

    const again = await open({ folder });
    const reply = await fetch(`${again.hook.url}?id=${id}&state=ended&token=${HOOK_TOKEN}`);
    expect(reply.status).toBe(202);
    expect(again.reception.list()).toEqual([]);
    expect(again.reception.retrySaving()).toBe(true);
    const { state, endReason, endedAt, ...rest } = again.memory.call(id) ?? {};
    expect({ state, endReason }).toEqual({ state: 'ended', endReason: 'completed' });
    expect(endedAt).toBeGreaterThanOrEqual(known?.answeredAt ?? Infinity);
    expect({ ...known, ...rest }).toEqual(known);
    expect(rest).toMatchObject({
      party: { e164: VIP },
      note: 'wants an offer',
      facts: { vip: { value: true } },
    });
  });

  it('has the call on the desk again at the next news of it, asked about anew', async () => {
    const { enreach, whenShown, stop, folder } = await open();
    const id = 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1';
    await enreach.post({ anum: VIP, extradata: { CallId: id } });
    const { startedAt } = await whenShown(identified(id));
    await stop();

    const again = await open({ folder });
    await fetch(`${again.hook.url}?id=${id}&state=answered&token=${HOOK_TOKEN}`);
    const shown = await again.whenShown(identified(id));
    expect(shown).toMatchObject({
      state: 'answered',
      startedAt,
      party: { e164: VIP },
      source: 'smartRouting',
    });
  });
});

describe('one call at two doors', () => {
  it('announced by Enreach, answered and ended by the softphone, is one call', async () => {
    const { enreach, hook, reception, memory, whenShown } = await open();
    const id = 'd59d7a2f-318a-469e-bdc0-b092a8fedbc1';
    await enreach.post({ anum: VIP, extradata: { CallId: id } });
    for (const state of ['answered', 'ended']) {
      const reply = await fetch(`${hook.url}?id=${id}&state=${state}&token=${HOOK_TOKEN}`);
      expect(reply.status).toBe(202);
    }
    const ended = await whenShown((view) => view.id === id && view.state === 'ended');
    expect(ended).toMatchObject({ source: 'smartRouting', endReason: 'completed', party: { e164: VIP } });
    expect(reception.list()).toHaveLength(1);
    reception.stop();
    expect(memory.call(id)).toMatchObject({ endReason: 'completed' });
  });

  it('ended before it was announced: the late ring does not bring it up', async () => {
    const { hook, reception, changed } = await open();
    const tell = (query: string) => fetch(`${hook.url}?${query}&token=${HOOK_TOKEN}`);
    await tell('id=c1&state=ended');
    await tell(`id=c1&number=${encodeURIComponent(VIP)}`);
    expect(changed).toEqual([]);
    expect(reception.list()).toEqual([]);
  });
});

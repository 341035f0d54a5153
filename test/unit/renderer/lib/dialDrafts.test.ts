import { describe, expect, it } from 'vitest';
import { DialDrafts } from '../../../../src-renderer/lib/dial/dialDrafts.svelte.ts';
import { DialForm } from '../../../../src-renderer/lib/dial/dialForm.svelte.ts';
import { formAsked, formHere, Forms } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import type { FormRequest } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import { PlacingDesk } from '../../../../src-renderer/lib/placing/placingDesk.svelte.ts';
import { FakeBridge } from '../support/fakeBridge.ts';
import { intent, options } from '../support/placingSamples.ts';
import { NOW } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

const NUMBER = '+33187224465';

function world() {
  const bridge = new FakeBridge('main')
    .answer('placing.options', () => options())
    .answer('placing.understand', () => ({ candidates: [], cut: false }))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
  const placing = new PlacingDesk(bridge);
  const drafts = new DialDrafts();
  return {
    placing,
    drafts,
    open: (request: FormRequest) => drafts.open(request, () => new DialForm(placing, request)),
  };
}

const asked = (text: string): FormRequest =>
  formAsked({ to: 'form', form: 'dial', text, from: 'link', fromCallId: null, providerCallId: null });

describe('forms for calling out that were left', () => {
  it('are there again with what was typed, for whatever asks for the same', () => {
    const { drafts, open } = world();
    const form = open(formHere('dial'));
    form.text = '06 12 34';
    drafts.leave(form);
    expect(drafts.has(formHere('dial'))).toBe(true);
    expect(open(formHere('dial'))).toBe(form);
    expect(drafts.has(formHere('dial', { text: NUMBER }))).toBe(false);
  });

  it('are gone where nothing was typed, where it was taken out again, and once it was sent', async () => {
    const { drafts, open, placing } = world();
    placing.start();
    await settle();
    const untouched = open(formHere('dial', { text: NUMBER }));
    drafts.leave(untouched);
    expect(open(formHere('dial', { text: NUMBER }))).not.toBe(untouched);

    const emptied = open(formHere('dial'));
    emptied.text = '06';
    emptied.text = ' ';
    drafts.leave(emptied);
    expect(drafts.has(formHere('dial'))).toBe(false);

    const sent = open(formHere('dial', { text: 'x' }));
    sent.ticket = '71450';
    expect(sent.dirty).toBe(true);
    sent.start();
    await settle();
    await sent.submit();
    drafts.leave(sent);
    expect(drafts.has(formHere('dial', { text: 'x' }))).toBe(false);
  });

  it('stand beside another form, the latest first, with what is newer of what they were opened for', () => {
    const { drafts, open } = world();
    for (const [text, ticket] of [
      ['one', '1'],
      ['two', '2'],
    ] as const) {
      const form = open(formHere('dial', { text }));
      form.ticket = ticket;
      drafts.leave(form);
    }
    const arrived = open(asked(NUMBER));
    expect(drafts.beside(arrived).map(({ ticket }) => ticket)).toEqual(['2', '1']);
    const again = open(formHere('queueNow', { text: 'one', fromCallId: 'call-1' }));
    expect(again.ticket).toBe('1');
    expect(again.request.fromCallId).toBe('call-1');
    expect(again.mode).toBe('queueNow');
    drafts.drop(again);
    expect(drafts.beside(arrived).map(({ ticket }) => ticket)).toEqual(['2']);
  });
});

describe('a form over another', () => {
  const begun = new Set<FormRequest>();
  const forms = (): Forms => new Forms((request) => begun.has(request));

  it('gives way to it again when it closes, if something had been typed there', () => {
    const stack = forms();
    const written = formHere('dial');
    begun.add(written);
    stack.show(written);
    stack.show(asked('first'));
    stack.show(asked('second'));
    stack.close();
    expect(stack.request).toBe(written);
    stack.close();
    expect(stack.request).toBeNull();
  });

  it('leaves nothing behind where nothing had been typed, and never comes back by itself', () => {
    const stack = forms();
    const written = formHere('schedule');
    begun.add(written);
    stack.show(written);
    stack.show(asked('first'));
    // The agent went back to what was begun without closing the form above.
    stack.show(written);
    stack.close();
    expect(stack.request).toBeNull();
    stack.show(formHere('dial'));
    stack.show(asked('third'));
    stack.close();
    expect(stack.request).toBeNull();
  });

  it('stays what it is when the same is asked for once more', () => {
    const stack = forms();
    stack.show(asked(NUMBER));
    const { request } = stack;
    stack.show(asked(NUMBER));
    expect(stack.request).toBe(request);
  });
});

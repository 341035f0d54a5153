import { systemClock } from '#core/clock.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import { answerParent } from '../support/answerParent.ts';
import { quietLogger } from '../support/quiet.ts';
import { ROUTING } from '../support/routing.ts';

/*
 * The SmartRouting endpoint with a desk that knows every caller already and does nothing else: what HTTP, the
 * credential, parsing, reading numbers and weighing rules cost by themselves. Asked for its port, it listens.
 */

const facts: CallerFacts = {
  queue: { state: 'known', source: 'encom', at: 0, value: '900' },
  vip: { state: 'known', source: 'encom', at: 0, value: true },
  onCallDuty: { state: 'known', source: 'encom', at: 0, value: false },
  pin: { state: 'notAsked', why: 'notConfigured' },
};
const feed = { facts: () => facts, follow: () => () => undefined };

answerParent(async () => {
  const endpoint = await openSmartRouting(ROUTING, {
    receive: () => feed,
    readNumber: createReadNumber('FR'),
    clock: systemClock,
    logger: quietLogger,
  });
  return endpoint.port;
});

import { createCompanyNumbers } from '#core/companyNumbers/companyNumbers.ts';
import type { SavedNumber } from '#core/companyNumbers/ports.ts';
import { numbersCommands, type NumberQuery } from '#shared/contract/numbersSchemas.ts';
import { mediaState, numbersState, type CompanyNumberView } from '#shared/contract/numbersViews.ts';
import type { CliqphoneSimulatorOptions } from '#simulators/cliqphone/simulator.ts';
import { startWorld as startCliqphoneWorld } from '../cliqphone/world.ts';

/** The company's numbers over the real client and the simulator. What they tell is checked against the contract. */
export async function startWorld(simulated: Partial<CliqphoneSimulatorOptions> = {}) {
  const cliqphone = await startCliqphoneWorld(simulated);
  const told = { numbers: [] as string[], media: [] as string[] };
  const wrote: SavedNumber[] = [];
  let look: () => void = () => {};
  const world = { agentName: 'Claire Morel', writes: true };
  const numbers = createCompanyNumbers({
    provider: cliqphone.client,
    clock: cliqphone.clock,
    logger: cliqphone.logger,
    account: () => JSON.stringify([cliqphone.settings.baseUrl, cliqphone.credentials?.login]),
    agentName: () => world.agentName,
    listener: {
      numbersChanged() {
        told.numbers.push(numbersState.parse(numbers.numbers()).reading.state);
        look();
      },
      mediaChanged() {
        told.media.push(mediaState.parse(numbers.media()).reading.state);
        look();
      },
      wrote(saved) {
        if (!world.writes) throw new Error('disk full');
        wrote.push(saved);
      },
    },
  });
  return Object.assign(cliqphone, {
    world,
    numbers,
    told,
    wrote,
    find: (query: NumberQuery = {}, from = 0, count = 200) =>
      numbers.find(numbersCommands['numbers.rows'].request.parse({ query, from, count }).query, from, count),
    async view(id: string): Promise<CompanyNumberView> {
      const { rows } = await numbers.find(
        numbersCommands['numbers.rows'].request.parse({ query: {}, from: 0, count: 200 }).query,
        0,
        200,
      );
      const row = rows.find((each) => each.id === id);
      if (row === undefined) throw new Error(`no number ${id}`);
      return row;
    },
    /** Resolves once what is told fits. */
    until: (fits: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (fits()) resolve();
        };
        look();
      }),
    async end() {
      const ended = numbers.stop();
      await cliqphone.stop();
      await ended;
    },
  });
}

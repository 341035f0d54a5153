import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '#shared/contract/settings.ts';
import { checkChange } from '../../../../src-main/settings/change.ts';
import { composeSettings, type Layers } from '../../../../src-main/settings/layers.ts';
import { pathsIn, readAt, SETTING_LEAVES, writeAt } from '../../../../src-main/settings/leaves.ts';

const layers = (over: Partial<Layers>): Layers => ({
  policyDefault: {},
  user: {},
  policyLocked: {},
  ...over,
});
const defaults = settingsSchema.parse({});

describe('the leaves', () => {
  it('are all single settings, each with its schema, and make up the built-in defaults', () => {
    const rebuilt = [...SETTING_LEAVES.keys()].reduce(
      (tree, path) => writeAt(tree, path, readAt(defaults, path).value),
      {},
    );
    expect(rebuilt).toEqual(defaults);
  });

  it('are whole where a value is there or not there as a whole', () => {
    expect([...SETTING_LEAVES.keys()]).toEqual(
      expect.arrayContaining([
        'theme',
        'agent.queues',
        'pop.position',
        'smartRouting.rules',
        'smartRouting.tls',
      ]),
    );
    expect(SETTING_LEAVES.has('agent')).toBe(false);
  });

  it('can be written and read back, and leave everything else alone', () => {
    const path = fc.constantFrom(...SETTING_LEAVES.keys());
    fc.assert(
      fc.property(path, path, fc.jsonValue(), (one, other, value) => {
        const tree = { future: { x: 1 }, encom: { future: true } };
        const written = writeAt(writeAt(tree, other, 'other'), one, value);
        expect(readAt(written, one)).toEqual({ found: true, value });
        if (one !== other) expect(readAt(written, other)).toEqual({ found: true, value: 'other' });
        expect(written).toMatchObject({ future: { x: 1 }, encom: { future: true } });
        expect(tree).toEqual({ future: { x: 1 }, encom: { future: true } });
      }),
    );
  });

  it('are told from names that nobody knows and from values in the place of groups', () => {
    expect(
      pathsIn({
        theme: 'dark',
        encom: { baseUrl: null, colour: 1 },
        relay: { url: 'x' },
        agent: 'Claire',
      }),
    ).toEqual({
      known: ['theme', 'encom.baseUrl'],
      unknown: ['encom.colour', 'relay'],
      misshapen: ['agent'],
    });
  });

  it('do not reach into prototypes', () => {
    const hostile = JSON.parse('{"__proto__":{"theme":"dark"},"constructor":{"x":1}}');
    expect(composeSettings(layers({ user: hostile })).settings).toEqual(defaults);
    expect(readAt({}, 'constructor.name')).toEqual({ found: false, value: undefined });
    expect({}).not.toHaveProperty('theme');
  });
});

describe('the layers', () => {
  it('are the built-in defaults where nothing else speaks', () => {
    expect(composeSettings(layers({}))).toEqual({ settings: defaults, locked: [], problems: [] });
  });

  it('rank: default of the policy, then the user, then what the policy locks, leaf by leaf', () => {
    const { settings, locked } = composeSettings({
      policyDefault: {
        theme: 'dark',
        region: 'BE',
        encom: { baseUrl: 'https://policy.example', timeoutMs: 900 },
      },
      user: { theme: 'light', encom: { timeoutMs: 800, customerAccount: 'CL2' } },
      policyLocked: { encom: { customerAccount: 'CL1' } },
    });
    expect(settings.theme).toBe('light');
    expect(settings.region).toBe('BE');
    expect(settings.encom).toEqual({
      baseUrl: 'https://policy.example',
      timeoutMs: 800,
      customerAccount: 'CL1',
      numberFormat: 'e164',
    });
    expect(locked).toEqual(['encom.customerAccount']);
  });

  it('fall through to the next weaker one where a value does not fit', () => {
    const { settings, locked, problems } = composeSettings({
      policyDefault: { theme: 'dark', encom: 'none' },
      user: { theme: 'mauve', agent: { extension: 'abc', name: 'Claire' } },
      policyLocked: { region: 'france', smartRouting: { port: 99_999, deadlineMs: 500 } },
    });
    expect(settings).toMatchObject({
      theme: 'dark',
      region: 'FR',
      agent: { name: 'Claire', extension: '' },
      smartRouting: { port: 8443, deadlineMs: 500 },
    });
    expect(locked).toEqual(['smartRouting.deadlineMs']);
    expect(problems.map(({ layer, path }) => `${layer} ${path}`)).toEqual([
      'policyDefault encom',
      'user theme',
      'user agent.extension',
      'policyLocked region',
      'policyLocked smartRouting.port',
    ]);
  });

  it('take lists whole', () => {
    const { settings } = composeSettings(
      layers({ policyDefault: { agent: { queues: ['1', '2'] } }, user: { agent: { queues: ['3'] } } }),
    );
    expect(settings.agent.queues).toEqual(['3']);
  });

  it('give complete settings for any JSON whatsoever', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(defaults), 'x'), fc.jsonValue()), (tree) => {
        const { settings } = composeSettings({ policyDefault: tree, user: tree, policyLocked: tree });
        expect(settingsSchema.safeParse(settings).success).toBe(true);
      }),
    );
  });
});

describe('a change', () => {
  it('is put into the user’s layer leaf by leaf, parsed, beside what is there', () => {
    const change = checkChange({ agent: { name: ' Claire ' }, theme: 'dark' }, []);
    if (change.result !== 'accepted') throw new Error('must be accepted');
    expect(change.apply({ agent: { email: 'c@example.fr' }, relay: { x: 1 } })).toEqual({
      agent: { email: 'c@example.fr', name: 'Claire' },
      theme: 'dark',
      relay: { x: 1 },
    });
  });

  it('gives a leaf back to the weaker layers where it is undefined', () => {
    const change = checkChange({ theme: undefined, encom: { baseUrl: undefined } }, []);
    if (change.result !== 'accepted') throw new Error('must be accepted');
    expect(change.apply({ theme: 'dark', region: 'BE' })).toEqual({ region: 'BE' });
  });

  it('is refused as a whole, with every path that is locked, unknown or does not fit', () => {
    const change = checkChange(
      { theme: 'dark', region: 'x', encom: { baseUrl: 'https://x.example', colour: 1 }, agent: 3 },
      ['encom.baseUrl'],
    );
    expect(change).toMatchObject({ result: 'refused' });
    if (change.result !== 'refused') return;
    expect(change.problems.map(({ path, problem }) => `${path} ${problem}`).sort()).toEqual([
      'agent invalid',
      'encom.baseUrl locked',
      'encom.colour invalid',
      'region invalid',
    ]);
  });
});

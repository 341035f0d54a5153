import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/contract/settings.ts';
import { credentials, NOW, settings } from '../support/samples.ts';
import { mainBridge, openMain, settle, asInput, asTextArea } from '../support/windows.ts';
import type { SectionName } from '../../../../src-renderer/lib/settings/sections.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Saves whatever comes, as main would after its checks. */
function savingBridge(locked: readonly string[] = []) {
  let current: Settings = settings();
  return mainBridge()
    .answer('settings.read', () => ({ settings: current, locked: [...locked] }))
    .answer('settings.change', ({ change }) => {
      const merged: Record<string, unknown> = { ...current };
      for (const [key, value] of Object.entries<unknown>({ ...change })) {
        const before = merged[key];
        merged[key] =
          typeof value === 'object' && value !== null && typeof before === 'object' && before !== null
            ? { ...before, ...value }
            : value;
      }
      current = merged as Settings;
      return { result: 'saved', settings: current, locked: [...locked] };
    });
}

async function open(section: SectionName, bridge = savingBridge()) {
  const opened = await openMain(bridge);
  opened.desk.navigation.goToSection(section);
  await settle();
  return opened;
}

async function type(field: HTMLElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
  await settle();
}

describe('a setting', () => {
  it('is saved when the field is left, says so, and can be taken back', async () => {
    const { bridge, getByLabelText, getByRole, getByText, queryByText } = await open('agent');
    const field = asInput(getByLabelText('Your queues'));
    await type(field, '900, 910,');
    expect(bridge.requests('settings.change')).toEqual([{ change: { agent: { queues: ['900', '910'] } } }]);
    expect(getByText('Saved')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Undo' }));
    await settle();
    expect(bridge.requests('settings.change').at(-1)).toEqual({ change: { agent: { queues: [] } } });
    expect(field.value).toBe('');
    expect(queryByText('Saved')).toBeNull();
  });

  it('without a hint keeps no empty line: what is said of it has the place of the hint', async () => {
    await open('agent');
    const rows = [...document.querySelectorAll('[data-setting]')];
    const hinted = rows.map((row) => row.querySelector('.hint') !== null);
    expect(new Set(hinted).size).toBe(2);
    expect(rows.map((row) => row.classList.contains('hinted'))).toEqual(hinted);
  });

  it('that did not change is not sent', async () => {
    const { bridge, getByLabelText } = await open('callHook');
    await type(getByLabelText('Port'), '47600');
    expect(bridge.requests('settings.change')).toEqual([]);
  });

  it('that is refused keeps what was typed, and says why at its own field', async () => {
    const { bridge, getByLabelText } = await open('agent');
    bridge.answer('settings.change', () => ({
      result: 'refused',
      problems: [{ path: 'agent.email', problem: 'invalid', detail: 'Invalid email' }],
    }));
    const field = asInput(getByLabelText('E-mail'));
    await type(field, 'claire@');
    expect(field.value).toBe('claire@');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toContain('This is not an e-mail address');
    expect(document.querySelectorAll('.problem')).toHaveLength(1);
  });

  it('with a number that is none goes to main as text, which refuses it', async () => {
    const { bridge, getByLabelText, getByText } = await open('history');
    bridge.answer('settings.change', () => ({
      result: 'refused',
      problems: [{ path: 'history.retentionDays', problem: 'invalid', detail: 'not a number' }],
    }));
    await type(getByLabelText('Keep calls for'), 'a year');
    expect(getByText('A whole number of days, from 1 to 3,650')).toBeTruthy();
    await type(getByLabelText('Keep calls for'), '90');
    expect(bridge.requests('settings.change').map((one) => one.change)).toEqual([
      { history: { retentionDays: 'a year' } },
      { history: { retentionDays: 90 } },
    ]);
  });

  it('that a policy fixes is shown, cannot be changed, and says so', async () => {
    const { bridge, getByLabelText } = await open(
      'encom',
      savingBridge(['encom.baseUrl', 'encom.numberFormat']),
    );
    const field = asInput(getByLabelText('Address'));
    expect(field.readOnly).toBe(true);
    const row = field.closest('[data-setting]');
    expect(row?.textContent).toContain('Fixed by your administrator');
    const radios = document.querySelectorAll<HTMLInputElement>('[data-setting="encom.numberFormat"] input');
    expect([...radios].every((radio) => radio.disabled)).toBe(true);
    expect(asInput(getByLabelText('Customer account')).readOnly).toBe(false);
    expect(bridge.requests('settings.change')).toEqual([]);
  });

  it('that main cannot save says so', async () => {
    const { bridge, getByLabelText, getByText } = await open('startup');
    bridge.refuse('settings.change', 'storageFailed');
    await fireEvent.click(getByLabelText('Start with the computer'));
    await settle();
    expect(getByText('Not saved: Saving on this computer failed')).toBeTruthy();
  });

  it('says when the settings cannot be read at all, and reads them again', async () => {
    const bridge = savingBridge();
    bridge.refuse('settings.read', 'internal');
    const { getByRole, getByLabelText } = await open('agent', bridge);
    bridge.answer('settings.read', () => ({ settings: settings(), locked: [] }));
    await fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settle();
    expect(getByLabelText('Your name')).toBeTruthy();
  });
});

describe('TLS files', () => {
  it('go together or not at all', async () => {
    const { bridge, getByLabelText, getByText } = await open('smartRouting');
    await type(getByLabelText('Key file (PEM)'), '/k.pem');
    expect(bridge.requests('settings.change')).toEqual([]);
    expect(getByText('Both files are needed, or neither.')).toBeTruthy();
    await type(getByLabelText('Certificate file (PEM)'), '/c.pem');
    expect(bridge.requests('settings.change')).toEqual([
      { change: { smartRouting: { tls: { keyFile: '/k.pem', certFile: '/c.pem' } } } },
    ]);
  });
});

describe('routing rules', () => {
  it('are added, edited, moved and removed, and saved as a whole', async () => {
    const { bridge, getByRole, getAllByLabelText } = await open('smartRouting');
    const last = () => bridge.requests('settings.change').at(-1)?.change.smartRouting?.rules;
    await fireEvent.click(getByRole('button', { name: 'Add a rule' }));
    await settle();
    expect(last()).toEqual([{ when: { vip: true }, answer: { Priority: 10 } }]);
    await type(getAllByLabelText('Queue is one of')[0]!, '0900, 910');
    expect(last()?.[0]?.when.queue).toEqual(['0900', '910']);
    await fireEvent.click(getByRole('button', { name: 'Add a rule' }));
    await settle();
    await fireEvent.click(getByRole('button', { name: 'Move up: Rule 2' }));
    await settle();
    expect(last()?.map((rule) => rule.when.queue)).toEqual([undefined, ['0900', '910']]);
    await fireEvent.click(getByRole('button', { name: 'Remove: Rule 1' }));
    await settle();
    expect(last()).toHaveLength(1);
  });

  it('with an answer that is not whole are kept in the field and not sent', async () => {
    const { bridge, getByRole, getByLabelText, getByText } = await open('smartRouting');
    await fireEvent.click(getByRole('button', { name: 'Add a rule' }));
    await settle();
    const sent = bridge.requests('settings.change').length;
    const answer = asTextArea(getByLabelText('Answer'));
    await type(answer, '{ "Priority": "high" }');
    expect(getByText('Priority has the wrong type')).toBeTruthy();
    expect(answer.value).toBe('{ "Priority": "high" }');
    expect(bridge.requests('settings.change')).toHaveLength(sent);
  });
});

describe('credentials', () => {
  it('show only whether they are set, are written and never read back', async () => {
    const { bridge, getByRole, getByLabelText, queryByLabelText } = await open('encom');
    bridge.answer('credentials.set', () => credentials);
    expect(document.querySelector('[data-credentials]')?.textContent).toContain('Configured');
    await fireEvent.click(getByRole('button', { name: 'Replace' }));
    const field = asInput(getByLabelText('Token'));
    expect(field.type).toBe('password');
    expect(field.value).toBe('');
    await fireEvent.input(field, { target: { value: 's3cret' } });
    await fireEvent.click(getByRole('button', { name: 'Save' }));
    await settle();
    expect(bridge.requests('credentials.set')).toEqual([{ provider: 'encom', fields: { token: 's3cret' } }]);
    expect(queryByLabelText('Token')).toBeNull();
    expect(document.body.innerHTML).not.toContain('s3cret');
  });

  it('are removed only after a second word', async () => {
    const { bridge, getByRole } = await open('encom');
    bridge.answer('credentials.clear', () => credentials);
    await fireEvent.click(getByRole('button', { name: 'Remove' }));
    expect(bridge.requests('credentials.clear')).toEqual([]);
    await fireEvent.click(getByRole('button', { name: 'Yes, remove' }));
    expect(bridge.requests('credentials.clear')).toEqual([{ provider: 'encom' }]);
  });

  it('say when and how the system refused them, and where they are kept', async () => {
    const bridge = savingBridge();
    const [encom, ...rest] = credentials.credentials;
    bridge.answer('credentials.read', () => ({
      vault: { state: 'session', backend: 'basic_text', why: 'basicText' },
      credentials: [{ ...encom!, refused: { at: NOW - 300_000, status: 401 } }, ...rest],
    }));
    const { getByText } = await open('encom', bridge);
    expect(getByText('Refused with 401 5 min ago')).toBeTruthy();
    expect(document.querySelector('[data-vault="session"]')?.textContent).toContain('plain text');
  });

  it('are made by main and only copied', async () => {
    const { bridge, getByRole, getByText } = await open('callHook');
    bridge.answer('credentials.generate', () => credentials);
    await fireEvent.click(getByRole('button', { name: 'Make one and copy it' }));
    await settle();
    expect(bridge.requests('credentials.generate')).toEqual([{ provider: 'callHook' }]);
    expect(getByText(/Made and copied/)).toBeTruthy();
    expect(document.body.textContent).toContain('token=TOKEN');
  });

  it('are tested with a precise result', async () => {
    const { bridge, getByRole, getByText } = await open('encom');
    bridge.answer('providers.test', () => ({
      provider: 'encom',
      outcome: 'refused',
      status: 401,
      ms: 132.4,
      detail: 'Unauthorized',
    }));
    await fireEvent.click(getByRole('button', { name: 'Test the connection' }));
    await settle();
    expect(document.querySelector('[data-outcome="refused"]')).not.toBeNull();
    expect(getByText(/Encom refuses the token or the account/)).toBeTruthy();
    expect(getByText('(HTTP 401, 132 ms)')).toBeTruthy();
  });
});

describe('the page of CCAI Platform', () => {
  it('saves address, subdomain and time-out each at its own path', async () => {
    const { bridge, getByLabelText } = await open('ccai');
    await type(getByLabelText('Address'), ' https://customer.uc1.ccaiplatform.com ');
    await type(getByLabelText('Subdomain'), 'customer');
    await type(getByLabelText('Wait at most'), '9000');
    await type(getByLabelText('Address'), '');
    expect(bridge.requests('settings.change').map(({ change }) => change)).toEqual([
      { ccai: { baseUrl: 'https://customer.uc1.ccaiplatform.com' } },
      { ccai: { subdomain: 'customer' } },
      { ccai: { timeoutMs: 9000 } },
      { ccai: { baseUrl: null } },
    ]);
  });

  it('says in words which subdomain does not fit', async () => {
    const { bridge, getByLabelText, getByText } = await open('ccai');
    bridge.answer('settings.change', () => ({
      result: 'refused',
      problems: [{ path: 'ccai.subdomain', problem: 'invalid', detail: 'Invalid string' }],
    }));
    await type(getByLabelText('Subdomain'), 'https://customer');
    expect(getByText('The subdomain alone, such as customer')).toBeTruthy();
  });

  it('takes a token, shows that there is none, and makes none itself', async () => {
    const { bridge, getByRole, getByLabelText, queryByRole } = await open('ccai');
    bridge.answer('credentials.set', () => credentials);
    expect(document.querySelector('[data-credentials="ccai"] [data-set]')?.textContent).toContain('Not set');
    expect(queryByRole('button', { name: /Make/ })).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Enter' }));
    await fireEvent.input(asInput(getByLabelText('Token')), { target: { value: 's3cret' } });
    await fireEvent.click(getByRole('button', { name: 'Save' }));
    await settle();
    expect(bridge.requests('credentials.set')).toEqual([{ provider: 'ccai', fields: { token: 's3cret' } }]);
    expect(document.body.innerHTML).not.toContain('s3cret');
  });

  it.each([
    ['ok', 404, /CCAI Platform answers and accepts the token/],
    ['refused', 401, /refuses the token, or the token belongs to another subdomain/],
    ['misconfigured', 404, /not as CCAI Platform: check address and subdomain/],
    ['unreadable', 200, /not one of CCAI Platform’s/],
    ['unreachable', null, /cannot be reached/],
  ] as const)('has words of its own for a test that ends as %s', async (outcome, status, words) => {
    const { bridge, getByRole, getByText } = await open('ccai');
    bridge.answer('providers.test', () => ({ provider: 'ccai', outcome, status, ms: 12, detail: null }));
    await fireEvent.click(getByRole('button', { name: 'Test the connection' }));
    await settle();
    expect(bridge.requests('providers.test')).toEqual([{ provider: 'ccai' }]);
    expect(document.querySelector(`[data-outcome="${outcome}"]`)).not.toBeNull();
    expect(getByText(words)).toBeTruthy();
  });
});

describe('the page of Pitel', () => {
  it('saves each setting at its own path', async () => {
    const { bridge, getByLabelText, getByText } = await open('pitel');
    await type(getByLabelText('Address'), ' https://pbx.example.vn ');
    await type(getByLabelText('Country of the phone system'), 'FR');
    await type(getByLabelText('Its time zone'), 'Z');
    await type(getByLabelText('Wait at most'), '9000');
    await fireEvent.click(getByText('0084 89…'));
    await settle();
    expect(bridge.requests('settings.change').map(({ change }) => change)).toEqual([
      { pitel: { baseUrl: 'https://pbx.example.vn' } },
      { pitel: { region: 'FR' } },
      { pitel: { createdAtZone: 'Z' } },
      { pitel: { timeoutMs: 9000 } },
      { pitel: { numberFormat: 'international00' } },
    ]);
  });

  it('says in words which time zone does not fit', async () => {
    const { bridge, getByLabelText, getByText } = await open('pitel');
    bridge.answer('settings.change', () => ({
      result: 'refused',
      problems: [{ path: 'pitel.createdAtZone', problem: 'invalid', detail: 'Invalid string' }],
    }));
    await type(getByLabelText('Its time zone'), 'Hanoi');
    expect(getByText('Hours and minutes from UTC, such as +07:00, or Z')).toBeTruthy();
  });

  it('takes an API key and makes none itself', async () => {
    const { bridge, getByRole, getByLabelText, queryByRole } = await open('pitel');
    bridge.answer('credentials.set', () => credentials);
    expect(queryByRole('button', { name: /Make/ })).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Enter' }));
    await fireEvent.input(asInput(getByLabelText('API key')), { target: { value: 's3cret' } });
    await fireEvent.click(getByRole('button', { name: 'Save' }));
    await settle();
    expect(bridge.requests('credentials.set')).toEqual([{ provider: 'pitel', fields: { apiKey: 's3cret' } }]);
    expect(document.body.innerHTML).not.toContain('s3cret');
  });
});

describe('the page of Cliqphone', () => {
  it.each([
    ['loginInvalid: 00 02 login ou mdp invalide', 'refuses login or password', '00 02 login ou mdp invalide'],
    [
      'accountInactive: 00 02 compte user inactif',
      'says that it is switched off',
      '00 02 compte user inactif',
    ],
    ['tokenRefused: HTTP 403, empty', 'accepts login and password, but not', 'HTTP 403, empty'],
  ])('says what was refused, with nothing but what came behind it: %s', async (detail, why, said) => {
    const { bridge, getByRole } = await open('cliqphone');
    bridge.answer('providers.test', () => ({
      provider: 'cliqphone',
      outcome: 'refused',
      status: 200,
      ms: 12,
      detail,
    }));
    await fireEvent.click(getByRole('button', { name: 'Test the connection' }));
    await settle();
    const result = document.querySelector('[data-outcome="refused"]');
    expect(result?.textContent).toContain(why);
    expect(result?.querySelector('.mono')?.textContent).toBe(said);
  });

  it('saves each setting at its own path', async () => {
    const { bridge, getByLabelText, getByText } = await open('cliqphone');
    await type(getByLabelText('Address'), 'http://api.example');
    await fireEvent.click(getByLabelText('Allow plain HTTP'));
    await type(getByLabelText('Where to sign in'), '/api/auth');
    await fireEvent.click(getByText('JSON'));
    await fireEvent.click(getByText('Day first'));
    await settle();
    expect(bridge.requests('settings.change').map(({ change }) => change)).toEqual([
      { cliqphone: { baseUrl: 'http://api.example' } },
      { cliqphone: { allowInsecureHttp: true } },
      { cliqphone: { signInPath: '/api/auth' } },
      { cliqphone: { bodyEncoding: 'json' } },
      { cliqphone: { dateFormat: 'dayFirst' } },
    ]);
  });

  it('takes a login that can be read while it is typed, and a password that cannot', async () => {
    const { bridge, getByRole, getByLabelText } = await open('cliqphone');
    bridge.answer('credentials.set', () => ({
      ...credentials,
      credentials: credentials.credentials.map((each) =>
        each.provider === 'cliqphone'
          ? { ...each, configured: true, account: 'claire', fields: { login: true, password: true } }
          : each,
      ),
    }));
    await fireEvent.click(getByRole('button', { name: 'Enter' }));
    const [login, password] = [asInput(getByLabelText('Login')), asInput(getByLabelText('Password'))];
    expect([login.type, password.type]).toEqual(['text', 'password']);
    await fireEvent.input(login, { target: { value: 'claire' } });
    await fireEvent.input(password, { target: { value: 's3cret' } });
    await fireEvent.click(getByRole('button', { name: 'Save' }));
    await settle();
    expect(bridge.requests('credentials.set')).toEqual([
      { provider: 'cliqphone', fields: { login: 'claire', password: 's3cret' } },
    ]);
    expect(document.body.innerHTML).not.toContain('s3cret');
    expect(document.querySelector('[data-credentials="cliqphone"] dd')?.textContent).toContain('as claire');
  });
});

describe('the words of a test', () => {
  it.each([
    ['pitel', 'ok', 200, /Pitel answers and accepts the API key/],
    ['pitel', 'refused', 401, /Pitel refuses the API key/],
    ['pitel', 'misconfigured', 404, /not as Pitel: check the address/],
    ['cliqphone', 'ok', 200, /Cliqphone answers and accepts the account/],
    ['cliqphone', 'refused', 200, /refuses login or password, or the account is inactive/],
    ['cliqphone', 'misconfigured', null, /whether plain HTTP is allowed/],
  ] as const)('of %s that ends as %s are its own', async (provider, outcome, status, words) => {
    const { bridge, getByRole, getByText } = await open(provider);
    bridge.answer('providers.test', () => ({ provider, outcome, status, ms: 12, detail: null }));
    await fireEvent.click(getByRole('button', { name: 'Test the connection' }));
    await settle();
    expect(bridge.requests('providers.test')).toEqual([{ provider }]);
    expect(getByText(words)).toBeTruthy();
  });
});

import { z } from 'zod';
import { startHttpSimulator } from '../support/httpSimulator.ts';
import type { HttpSimulator, SimulatedRequest } from '../support/httpSimulator.ts';
import {
  answerFormsSchema,
  DEFAULT_FORMS,
  flagAnswer,
  notFoundAnswer,
  queueAnswer,
  statusAnswer,
} from './answers.ts';
import type { AnswerForms } from './answers.ts';

/** A customer as Encom stores one. What is left out is: no number, no code, no queue, false. */
export const encomCustomerSchema = z.object({
  number: z.string().nullish(),
  code: z.string().nullish(),
  queue: z.string().nullish(),
  vip: z.boolean().optional(),
  onCallDuty: z.boolean().optional(),
});
export type EncomCustomer = Readonly<z.infer<typeof encomCustomerSchema>>;

export interface EncomSimulatorOptions {
  readonly port?: number | undefined;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly token: string;
  readonly customerAccount: string;
  readonly customers: readonly EncomCustomer[];
  /** Other accounts that the same token reaches. */
  readonly otherAccounts?: Readonly<Record<string, readonly EncomCustomer[]>> | undefined;
  readonly forms?: Partial<AnswerForms> | undefined;
}

export interface EncomSimulator extends HttpSimulator {
  /** Replaces the customers of the main account. */
  setCustomers(customers: readonly EncomCustomer[]): void;
  setForms(forms: Partial<AnswerForms>): void;
}

/** The routes of document 000, written down again rather than taken from the client, so that neither hides a slip. */
const ROUTES: Readonly<Record<string, { operation: string; key: 'number' | 'code'; fact: Fact }>> = {
  number: { operation: 'queueByNumber', key: 'number', fact: 'queue' },
  isVipFromNumber: { operation: 'isVipByNumber', key: 'number', fact: 'vip' },
  hasOnCallDutyContractFromNumber: { operation: 'onCallByNumber', key: 'number', fact: 'onCallDuty' },
  code: { operation: 'queueByCode', key: 'code', fact: 'queue' },
  isVipFromCode: { operation: 'isVipByCode', key: 'code', fact: 'vip' },
  hasOnCallDutyContractFromCode: { operation: 'onCallByCode', key: 'code', fact: 'onCallDuty' },
};

/** What a web server says to an address that leads nowhere: words that must not pass for an unknown caller. */
const NO_SUCH_PAGE = {
  status: 404,
  type: 'text/html',
  body: '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
};

type Fact = 'queue' | 'vip' | 'onCallDuty';

/**
 * Starts the Encom Clients API of document 000 on the loopback interface. Faults name `encom` and an operation
 * (`queueByNumber`, `isVipByNumber`, `onCallByNumber`, `queueByCode`, `isVipByCode`, `onCallByCode`). Besides the
 * common controls: `PUT /_control/customers` and `PUT /_control/forms`.
 */
export async function startEncomSimulator(options: EncomSimulatorOptions): Promise<EncomSimulator> {
  const others = Object.entries(options.otherAccounts ?? {}).map(
    ([account, customers]) => [account, indexed(customers)] as const,
  );
  const accounts = new Map([...others, [options.customerAccount, indexed(options.customers)] as const]);
  let forms: AnswerForms = { ...DEFAULT_FORMS, ...options.forms };
  const setCustomers = (next: readonly EncomCustomer[]) => {
    accounts.set(options.customerAccount, indexed(next));
  };
  const setForms = (next: Partial<AnswerForms>) => {
    forms = { ...forms, ...next };
  };

  function answer(request: SimulatedRequest) {
    if (request.headers.authorization !== `Bearer ${options.token}`) return statusAnswer(401);
    const asked = readTarget(request);
    if (asked === null) return NO_SUCH_PAGE;
    const customers = accounts.get(asked.account);
    if (customers === undefined) return statusAnswer(403);
    const { key, fact } = asked.route;
    const customer = customers[key].get(key === 'code' ? asked.subject : stored0033(asked.subject));
    if (customer === undefined) return notFoundAnswer(forms.notFound);
    if (fact !== 'queue') return flagAnswer(customer[fact] ?? false, forms.flag);
    return customer.queue ? queueAnswer(customer.queue, forms.queue) : notFoundAnswer(forms.notFound);
  }

  const base = await startHttpSimulator(
    {
      name: 'encom',
      operationOf: (request) => readTarget(request)?.route.operation ?? null,
      answer,
      statusAnswer,
      controls: {
        customers: (body) => setCustomers(z.array(encomCustomerSchema).parse(body)),
        forms: (body) => setForms(answerFormsSchema.parse({ ...forms, ...z.looseObject({}).parse(body) })),
      },
    },
    { port: options.port, tls: options.tls },
  );
  return { ...base, setCustomers, setForms };
}

/** Splits before decoding, so that an encoded slash stays inside its segment. */
function readTarget({ method, target }: SimulatedRequest) {
  const [empty, api, account = '', customer, operation = '', subject = '', ...more] = target.split('/');
  const route = Object.hasOwn(ROUTES, operation) ? ROUTES[operation] : undefined;
  if (method !== 'GET' || empty !== '' || api !== 'api' || customer !== 'customer') return null;
  if (route === undefined || more.length > 0) return null;
  return { account: decode(account), route, subject: decode(subject) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Customers by number and by code. Of two with the same, the first counts. */
function indexed(customers: readonly EncomCustomer[]) {
  const number = new Map<string, EncomCustomer>();
  const code = new Map<string, EncomCustomer>();
  for (const customer of customers.toReversed()) {
    if (customer.number) number.set(stored0033(customer.number), customer);
    if (customer.code) code.set(customer.code, customer);
  }
  return { number, code };
}

/** Numbers are stored as `0033…`; `+33…` and the national `0…` lead to the same customer. */
function stored0033(number: string): string {
  const digits = number.replaceAll(/[\s().-]/g, '');
  if (digits.startsWith('+')) return `00${digits.slice(1)}`;
  return /^0[1-9]\d{8}$/.test(digits) ? `0033${digits.slice(1)}` : digits;
}

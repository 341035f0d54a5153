import type { Strings } from '../strings.ts';

const door = {
  ok: 'It works: the door is open and lets in only who knows the secret',
  notConfigured: 'It is switched off, or has no secret yet',
  refused: 'It refused its own secret',
  unreachable: 'Nothing can connect to it',
  timeout: 'It did not answer in time',
  tls: 'Its certificate or key does not work',
  misconfigured: 'Something else answers at this address',
  unreadable: 'Something else answers at this address',
  serverError: 'It answered with an error',
  notListening: 'It is not listening',
} as const;

/** What "test the connection" found, for each system. */
export const testResultsEn: Strings['test']['result'] = {
  encom: {
    ok: 'Encom answers and accepts the token',
    notConfigured: 'Address, account or token is missing',
    refused: 'Encom refuses the token or the account',
    unreachable: 'Encom cannot be reached: check address, network and proxy',
    timeout: 'Encom did not answer in time',
    tls: 'Encom’s certificate is not trusted on this computer',
    misconfigured: 'Something answers, but not as Encom: check address and account',
    unreadable: 'The answer is not one of Encom’s',
    serverError: 'Encom reports an error of its own',
    notListening: 'Nothing listens at this address',
  },
  smartRouting: door,
  callHook: door,
  ccai: {
    ok: 'CCAI Platform answers and accepts the token',
    notConfigured: 'Address, subdomain or token is missing',
    refused: 'CCAI Platform refuses the token, or the token belongs to another subdomain',
    unreachable: 'CCAI Platform cannot be reached: check address, network and proxy',
    timeout: 'CCAI Platform did not answer in time',
    tls: 'CCAI Platform’s certificate is not trusted on this computer',
    misconfigured: 'Something answers, but not as CCAI Platform: check address and subdomain',
    unreadable: 'The answer is not one of CCAI Platform’s: check the address',
    serverError: 'CCAI Platform reports an error of its own, or asks for fewer requests',
    notListening: 'Nothing listens at this address',
  },
  pitel: {
    ok: 'Pitel answers and accepts the API key',
    notConfigured: 'Address or API key is missing',
    refused: 'Pitel refuses the API key',
    unreachable: 'Pitel cannot be reached: check address, network and proxy',
    timeout: 'Pitel did not answer in time',
    tls: 'Pitel’s certificate is not trusted on this computer',
    misconfigured: 'Something answers, but not as Pitel: check the address',
    unreadable: 'The answer is not one of Pitel’s: check the address',
    serverError: 'Pitel reports an error of its own, or asks for fewer requests',
    notListening: 'Nothing listens at this address',
  },
  cliqphone: {
    ok: 'Cliqphone answers and accepts the account',
    notConfigured: 'Address, login or password is missing',
    refused: 'Cliqphone refuses login or password, or the account is inactive',
    unreachable: 'Cliqphone cannot be reached: check address, network and proxy',
    timeout: 'Cliqphone did not answer in time',
    tls: 'Cliqphone’s certificate is not trusted on this computer',
    misconfigured:
      'Not as it should be set up: check the address, where to sign in, and whether plain HTTP is allowed',
    unreadable: 'The answer is not one of Cliqphone’s: check address and where to sign in',
    serverError: 'Cliqphone reports an error of its own, or asks for fewer requests',
    notListening: 'Nothing listens at this address',
  },
};

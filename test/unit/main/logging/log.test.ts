import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logLine, openLogFile } from '../../../../src-main/logging/fileSink.ts';
import { catchTheUncaught } from '../../../../src-main/logging/lastResort.ts';
import { createLogger, type LogRecord } from '../../../../src-main/logging/logger.ts';
import { createRedactor } from '../../../../src-main/logging/redact.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';

const at = new Date(Date.UTC(2026, 10, 22, 10, 20, 30, 123));
const record = (
  message: string,
  details?: Record<string, unknown>,
  level: LogRecord['level'] = 'info',
): LogRecord => ({
  at,
  level,
  message,
  details,
});

describe('the logger', () => {
  it('keeps what is logged before there is a file, then writes on', () => {
    const { logger, attach } = createLogger(() => at);
    logger.warn('early', { n: 1 });
    const written: LogRecord[] = [];
    attach((line) => written.push(line));
    logger.error('late');
    expect(written).toEqual([
      { at, level: 'warn', message: 'early', details: { n: 1 } },
      { at, level: 'error', message: 'late', details: undefined },
    ]);
  });

  it('keeps a bounded number, the newest', () => {
    const { logger, attach } = createLogger(() => at);
    for (let i = 0; i < 1_000; i += 1) logger.debug(`${i}`);
    const written: LogRecord[] = [];
    attach((line) => written.push(line));
    expect(written).toHaveLength(500);
    expect(written.at(-1)?.message).toBe('999');
  });
});

describe('a line', () => {
  const redactor = createRedactor();

  it('has the time in UTC, the level, the message and the details', () => {
    expect(logLine(record('a door opens', { port: 8443 }), redactor)).toBe(
      '2026-11-22T10:20:30.123Z info  a door opens {"port":8443}',
    );
  });

  it('is redacted throughout', () => {
    const line = logLine(
      record('call from +33612345678', { token: 'abc', error: new Error('Bearer abc') }),
      redactor,
    );
    expect(line).not.toMatch(/612345|abc/);
  });

  it('stays one line, whatever was sent to forge another', () => {
    const forged = 'x\n2026-11-22T10:20:30.123Z error all is lost\r\u2028\u0085\u0000';
    const line = logLine(record(forged, { forged }), redactor);
    expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });
});

describe('the log file', () => {
  it('is made with its folder, for this user only, one line a record, from a level on', async () => {
    const path = join(tempFolder(), 'logs', 'main.log');
    const { sink } = await openLogFile(path, createRedactor(), 'info');
    sink(record('one %s %c', { a: '%d' }));
    sink(record('too fine', undefined, 'debug'));
    sink(record('two', undefined, 'error'));
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toEqual([
      '2026-11-22T10:20:30.123Z info  one %s %c {"a":"%d"}',
      '2026-11-22T10:20:30.123Z error two',
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('does not grow for ever: the full one is kept once, the one before goes', async () => {
    const path = join(tempFolder(), 'main.log');
    const { sink } = await openLogFile(path, createRedactor(), 'info');
    const text = 'word '.repeat(1_500);
    for (let i = 0; i < 700; i += 1) sink(record(text, { i }));
    const old = path.replace('.log', '.old.log');
    expect(existsSync(old)).toBe(true);
    expect(statSync(path).size + statSync(old).size).toBeLessThan(4.1 * 1024 * 1024);
    expect(readFileSync(path, 'utf8')).toContain('{"i":699}');
  });
});

describe('the last net', () => {
  it('logs what nobody caught, until it is taken away', () => {
    const process = new EventEmitter();
    const logger = recordedLogger();
    const stop = catchTheUncaught(process, logger);
    process.emit('uncaughtException', new Error('x'));
    process.emit('unhandledRejection', 'y');
    process.emit('uncaughtException', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    expect(logger.lines).toHaveLength(2);
    stop();
    expect(process.eventNames()).toEqual([]);
  });
});

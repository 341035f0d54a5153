import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { collectOutput, findReport } from '../../../scripts/app/readyLine.ts';

const line =
  'ringside:ready {"electron":"33.4.11","pid":7,"doors":{"callHook":"http://127.0.0.1:1","relay":null}}\n';
const report = { electron: '33.4.11', pid: 7, doors: { callHook: 'http://127.0.0.1:1', relay: null } };
const running = new Promise<void>(() => undefined);

describe('findReport', () => {
  it('finds the line among others', () => {
    expect(findReport(`starting\n${line}later\n`)).toEqual(report);
    expect(findReport('ringside:ready soon\n')).toBeUndefined();
  });

  it('refuses a report that is not as agreed', () => {
    expect(() => findReport('ringside:ready {"electron":33}\n')).toThrow();
  });
});

describe('collectOutput', () => {
  it('gives the report once the whole line is there', async () => {
    const stream = new PassThrough();
    const output = collectOutput([stream], running);
    const ready = output.ready(10_000);
    stream.write(line.slice(0, 30));
    stream.write(line.slice(30));
    expect(await ready).toEqual(report);
    expect(output.text()).toBe(line);
  });

  it('fails with the output when the app ends first', async () => {
    const stream = new PassThrough();
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const output = collectOutput([stream, null], ended);
    const seen = new Promise((resolve) => stream.once('data', resolve));
    stream.write('cannot open the database\n');
    await seen;
    end();
    await expect(output.ready(10_000)).rejects.toThrow(/ended before.*\n.*cannot open/);
  });

  it('fails at once on a line that is not as agreed', async () => {
    const stream = new PassThrough();
    const ready = collectOutput([stream], running).ready(10_000);
    stream.write('ringside:ready {}\n');
    await expect(ready).rejects.toThrow(/not as agreed/);
  });
});

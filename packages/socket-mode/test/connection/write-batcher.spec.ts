import { Writable } from 'node:stream';
import { setImmediate as waitForNextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WriteBatcher } from '../../src/connection/write-batcher.js';

/** What the stream wrote, one entry per system call. */
let systemCalls: string[];
let stream: Writable;
let batcher: WriteBatcher;
/** The clock stands still unless a test advances it, so that a slow machine cannot end a batch early. */
let now: number;

function write(text: string, immediately = false): void {
  batcher.beforeWrite(immediately);
  stream.write(text);
}

beforeEach(() => {
  systemCalls = [];
  now = 0;
  stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      systemCalls.push(String(chunk));
      done();
    },
    writev: (chunks, done) => {
      systemCalls.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  batcher = new WriteBatcher(stream, { now: () => now });
});

describe('WriteBatcher', () => {
  it('writes the first text of a turn of the event loop immediately, and the others of the turn together', async () => {
    write('a');
    expect(systemCalls).toEqual(['a']);
    for (const text of 'bcd') write(text);
    // Promise callbacks run in the same turn.
    await Promise.resolve();
    write('e');
    expect(systemCalls).toEqual(['a']);
    await waitForNextTurn();
    expect(systemCalls).toEqual(['a', 'bcde']);
  });

  it('writes an immediate text at once, after the texts that are waiting', async () => {
    for (const text of 'abc') write(text);
    write('d', true);
    expect(systemCalls).toEqual(['a', 'bc', 'd']);
    for (const text of 'ef') write(text);
    await waitForNextTurn();
    expect(systemCalls.slice(3)).toEqual(['ef']);
  });

  it('writes each text separately once the turn has taken 10 ms', async () => {
    for (const text of 'abc') write(text);
    now += 10;
    for (const text of 'de') write(text);
    expect(systemCalls).toEqual(['a', 'bc', 'd', 'e']);
    await waitForNextTurn();
    for (const text of 'fgh') write(text);
    await waitForNextTurn();
    expect(systemCalls.slice(4)).toEqual(['f', 'gh']);
  });

  it('has written everything when the turn is over, in each turn', async () => {
    for (const text of 'ab') {
      write(text);
      await waitForNextTurn();
    }
    expect(systemCalls).toEqual(['a', 'b']);
  });

  it('writes the waiting texts before the stream ends in the same turn', async () => {
    for (const text of 'abc') write(text);
    stream.end();
    expect(systemCalls).toEqual(['a', 'bc']);
    await waitForNextTurn();
    expect(stream.writableFinished).toBe(true);
  });
});

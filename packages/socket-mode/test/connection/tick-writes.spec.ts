import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { WriteBatcher } from '../../src/connection/write-batcher.js';

/** A line that tells what it hands to the system at a time. */
function openLine() {
  const handed: string[] = [];
  const line = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      handed.push(String(chunk));
      done();
    },
    writev: (chunks, done) => {
      handed.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  const writes = new WriteBatcher(line);
  const write = (text: string, atOnce = false) => {
    writes.next(atOnce);
    line.write(text);
  };
  return { handed, line, write };
}

describe('what is written in one turn of the event loop', () => {
  it('goes out in one piece, but for the first, which goes out at once', async () => {
    const { handed, write } = openLine();
    write('a');
    expect(handed).toEqual(['a']);
    for (const text of 'bcd') write(text);
    // What promises do belongs to the turn.
    await Promise.resolve();
    write('e');
    expect(handed).toEqual(['a']);
    await nextTurn();
    expect(handed).toEqual(['a', 'bcde']);
  });

  it('goes out with what is written before it when it is to go at once', async () => {
    const { handed, write } = openLine();
    for (const text of 'abc') write(text);
    write('d', true);
    expect(handed).toEqual(['a', 'bc', 'd']);
    for (const text of 'ef') write(text);
    await nextTurn();
    expect(handed.slice(3)).toEqual(['ef']);
  });

  it('goes out piece by piece once the turn takes long', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const { handed, write } = openLine();
      for (const text of 'abc') write(text);
      jest.advanceTimersByTime(10);
      for (const text of 'de') write(text);
      expect(handed).toEqual(['a', 'bc', 'd', 'e']);
      await nextTurn();
      for (const text of 'fgh') write(text);
      await nextTurn();
      expect(handed.slice(4)).toEqual(['f', 'gh']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is out when the turn is over, however many turns there are', async () => {
    const { handed, write } = openLine();
    for (const text of 'ab') {
      write(text);
      await nextTurn();
    }
    expect(handed).toEqual(['a', 'b']);
  });

  it('goes out before the line is ended in the same turn', async () => {
    const { handed, line, write } = openLine();
    for (const text of 'abc') write(text);
    line.end();
    expect(handed).toEqual(['a', 'bc']);
    await nextTurn();
    expect(line.writableFinished).toBe(true);
  });
});

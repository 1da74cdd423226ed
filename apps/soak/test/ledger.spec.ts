import { describe, expect, it } from '@jest/globals';
import { Books, LINE } from './support/books.js';

describe('what is lost', () => {
  it('a command that reached the bot, and whose handler never started', () => {
    expect(new Books('command').sent('e1', 0).acked('e1', 10).findings).toEqual(['lost']);
  });

  it('an event that reached the bot, when one of its two handlers never started', () => {
    expect(new Books('message').sent('e1', 0).ran('message', 5, 6).acked('e1', 10).findings).toEqual(['lost']);
  });

  it('an event that was acked, though its handler had failed and did not run again', () => {
    const books = new Books('mention', { act: 'throw' })
      .sent('e1', 0)
      .ran('mention', 5, 6, 'threw')
      .sent('e2', 3_000, { retryAttempt: 1 })
      .acked('e2', 3_005);
    expect(books.findings).toEqual(['lost']);
  });

  it('an event whose failure was acked, so that it never came again', () => {
    const books = new Books('message', { act: 'throw' })
      .sent('e1', 0)
      .ran('message', 5, 6, 'threw')
      .ran('archive', 5, 6);
    expect(books.acked('e1', 5).findings).toEqual(['lost']);
  });

  it('what was acked on a line that a fault had silenced, since the ack proves that it came', () => {
    expect(new Books('command').sent('e1', 0, { written: false }).acked('e1', 10).findings).toEqual(['lost']);
  });
});

describe('what is not lost', () => {
  it('what every handler has ended well', () => {
    const books = new Books('message').sent('e1', 0).ran('message', 5, 6).ran('archive', 5, 7).acked('e1', 10);
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally).toMatchObject({ sent: 1, envelopes: 1, acked: 1, handled: 1, runs: 2 });
  });

  it('what never reached the bot', () => {
    const books = new Books('command').sent('e1', 0, { written: false });
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally).toMatchObject({ unreached: 1, envelopes: 0 });
  });

  it('what was written just before the connection was cut', () => {
    const books = new Books('command').sent('e1', 0).suffered('cut', 50, 1_050);
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally).toMatchObject({ unreached: 1, envelopes: 0 });
  });

  it('but what was written well before the connection was cut', () => {
    expect(new Books('command').sent('e1', 0).suffered('cut', 500, 1_500).findings).toEqual(['lost']);
  });

  it('unless the bot stood still from then to the cut, and could not read it', () => {
    const books = new Books('command').sent('e1', 0).suffered('cut', 1_000, 2_000);
    books.stalls.note({ from: 0, until: 1_000 });
    expect(books.findings).toEqual([]);
  });

  it('nor what stood behind all that had come while the bot stood still', () => {
    const books = new Books('command').sent('e1', 0).suffered('cut', 800, 1_800);
    books.stalls.note({ from: -1_500, until: 0 });
    expect(books.findings).toEqual([]);
    const later = new Books('command').sent('e1', 0).suffered('cut', 1_700, 2_700);
    later.stalls.note({ from: -1_500, until: 0 });
    expect(later.findings).toEqual(['lost']);
  });

  it('an event that failed after the deadline had acked it, while it waited for its turn', () => {
    const books = new Books('mention', { act: 'throw' }).sent('e1', 0).ran('mention', 2_600, 2_601, 'threw');
    expect(books.acked('e1', 2_601).findings).toEqual([]);
  });

  it('an event that failed as it was told to, and was never delivered again', () => {
    const books = new Books('mention', { act: 'throw' }).sent('e1', 0).ran('mention', 5, 6, 'threw');
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally.failed).toBe(1);
  });

  it('an event that failed at first, and was handled when it came again', () => {
    const books = new Books('mention', { act: 'throw' })
      .sent('e1', 0)
      .ran('mention', 5, 6, 'threw')
      .sent('e2', 3_000, { retryAttempt: 1 })
      .ran('mention', 3_005, 3_006)
      .acked('e2', 3_010);
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally).toMatchObject({ handled: 1, redeliveries: 1 });
  });
});

describe('what is doubled', () => {
  it('a handler that runs again after it had ended well', () => {
    const books = new Books('reaction', { act: 'throw' })
      .sent('e1', 0)
      .ran('reaction', 5, 6, 'threw')
      .ran('tally', 5, 6)
      .sent('e2', 3_000, { retryAttempt: 1 })
      .ran('reaction', 3_005, 3_006)
      .ran('tally', 3_005, 3_006)
      .acked('e2', 3_010);
    expect(books.findings).toEqual(['doubled']);
  });

  it('a handler that begins while it is at it', () => {
    const books = new Books('command', { act: 'hang' }).sent('e1', 0).ran('command', 5).ran('command', 6, 7);
    expect(books.acked('e1', 2_500).findings).toEqual(['doubled', 'unended']);
  });

  it('a handler that runs when all was over', () => {
    const books = new Books('command').sent('e1', 0).ran('command', 5, 6).acked('e1', 10);
    expect(books.findings).toEqual([]);
    books.ran('command', 100_000, 100_001);
    expect(books.ledger.tally.doubled).toBe(1);
    expect(books.ledger.strays).toEqual([{ number: 1, handler: 'command', at: 100_000 }]);
  });

  it('not what a redelivery finds failed, or what came twice in the very same envelope and ran once', () => {
    const books = new Books('command')
      .sent('e1', 0)
      .sent('e1', 0, { connectionId: 'line-2' })
      .ran('command', 5, 6)
      .acked('e1', 10);
    expect(books.findings).toEqual([]);
  });
});

describe('what is unanswered', () => {
  it('a payload whose ack did not come in time on a healthy connection', () => {
    expect(new Books('command').sent('e1', 0).ran('command', 5, 6).findings).toEqual(['unanswered']);
  });

  it('an event as well, unless its failure is to be seen by Slack', () => {
    expect(new Books('mention').sent('e1', 0).ran('mention', 5, 6).findings).toEqual(['unanswered']);
    expect(new Books('mention').sent('e1', 0).ran('mention', 5, 6, 'threw').findings).toEqual([]);
  });

  it('not what a fault on its connection explains', () => {
    const books = new Books('command').sent('e1', 0).ran('command', 5, 6).suffered('network', 1, 2_000);
    expect(books.findings).toEqual([]);
    expect(books.ledger.tally.acksLostToNetwork).toBe(1);
  });

  it('but a fault on another connection explains nothing', () => {
    const books = new Books('command').sent('e1', 0).ran('command', 5, 6).suffered('network', 1, 2_000, ['line-2']);
    expect(books.findings).toEqual(['unanswered']);
  });

  it('unless it brought the very same envelope, whose one ack it may have lost', () => {
    const books = new Books('command').sent('e1', 0).sent('e1', 1, { connectionId: 'line-2' }).ran('command', 5, 6);
    expect(books.suffered('network', 1, 2_000, ['line-2']).findings).toEqual([]);
    expect(books.ledger.tally.acksLostToNetwork).toBe(2);
  });

  it('unless its own has ended, and the ack had to go by the other', () => {
    const books = new Books('command').sent('e1', 0).ran('command', 5, 6).suffered('network', 1, 2_000, ['line-2']);
    books.faults.ended(LINE, 100);
    expect(books.findings).toEqual([]);
  });

  it('not when the announced end of its connection is all that happened', () => {
    const books = new Books('command').sent('e1', 0).ran('command', 5, 6).suffered('announced', 1, 500);
    books.faults.ended(LINE, 500);
    expect(books.findings).toEqual(['unanswered']);
  });

  it('not what a stall explains: of a slow handler a short one does, of a quick one only a long one', () => {
    const order = { act: 'work', ms: 3_500 } as const;
    expect(stalled(new Books('command', order).ran('command', 5, 3_505), 450).findings).toEqual([]);
    expect(stalled(new Books('command').ran('command', 5, 6), 450).findings).toEqual(['unanswered']);
    expect(stalled(new Books('command').ran('command', 5, 6), 2_950).findings).toEqual([]);
  });
});

/** With an envelope at whose coming the bot stood still for so long. */
function stalled(books: Books, ms: number): Books {
  books.stalls.note({ from: 0, until: ms });
  return books.sent('e1', 0);
}

it('nothing is judged before its history can be complete', () => {
  const books = new Books('command').sent('e1', 0);
  books.ledger.close(29_999);
  expect([books.ledger.open, books.ledger.tally.lost]).toEqual([1, 0]);
  books.ledger.close(30_000);
  expect([books.ledger.open, books.ledger.tally.lost]).toEqual([0, 1]);
});

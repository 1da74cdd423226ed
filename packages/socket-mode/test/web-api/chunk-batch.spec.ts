import { describe, expect, it } from '@jest/globals';
import type { AnyChunk } from '@slack/types';
import * as fc from 'fast-check';
import { ChunkBatch } from '../../../core/src/response/message-stream/stream-writer.js';

const markdown = fc
  .tuple(fc.string({ unit: 'grapheme' }), fc.nat(14_000))
  .map(([text, times]): AnyChunk => ({ type: 'markdown_text', text: (text || '😀').repeat(times).slice(0, 20_000) }));
const chunk = fc.oneof(markdown, fc.constant<AnyChunk>({ type: 'plan_update', title: 'A plan' }));

/** All calls that a batch of these chunks requires. */
function callsOf(chunks: readonly AnyChunk[]): AnyChunk[][] {
  const batch = new ChunkBatch();
  for (const each of chunks) batch.add(each);
  const calls: AnyChunk[][] = [];
  while (!batch.isEmpty) calls.push(batch.take());
  return calls;
}

const textOf = (chunks: readonly AnyChunk[]): string =>
  chunks.map(each => (each.type === 'markdown_text' ? each.text : '|')).join('');

describe('queued chunks', () => {
  it('are sent in order without loss, as many per call as the limits allow', () => {
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 6 }), chunks => {
        const calls = callsOf(chunks);

        expect(calls.map(textOf).join('')).toBe(textOf(chunks));
        for (const call of calls) {
          expect(call.length).toBeGreaterThan(0);
          expect(textOf(call).replaceAll('|', '').length).toBeLessThanOrEqual(12_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are joined when they are consecutive texts', () => {
    const texts = ['Once ', 'upon ', 'a time.'].map((text): AnyChunk => ({ type: 'markdown_text', text }));

    expect(callsOf(texts)).toEqual([[{ type: 'markdown_text', text: 'Once upon a time.' }]]);
  });

  it('are never split within a character', () => {
    const [first, second] = callsOf([{ type: 'markdown_text', text: `${'x'.repeat(11_999)}😀` }]);

    expect(textOf(first ?? [])).toHaveLength(11_999);
    expect(textOf(second ?? [])).toBe('😀');
  });

  it('are not split before a surrogate pair that exceeds the limit when nothing precedes it', () => {
    const [first, second] = callsOf([
      { type: 'markdown_text', text: 'x'.repeat(11_999) },
      { type: 'plan_update', title: 'A plan' },
      { type: 'markdown_text', text: '😀' },
    ]);

    expect(first?.map(({ type }) => type)).toEqual(['markdown_text', 'plan_update']);
    expect(second).toEqual([{ type: 'markdown_text', text: '😀' }]);
  });

  it('are blank until they contain visible text', () => {
    const batch = new ChunkBatch();
    batch.add({ type: 'markdown_text', text: ' \n' });
    expect(batch.isBlank).toBe(true);
    batch.add({ type: 'plan_update', title: 'A plan' });
    expect(batch.isBlank).toBe(false);
  });
});

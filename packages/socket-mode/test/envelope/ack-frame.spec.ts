import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatAckFrame, fitsInFrame, MAX_FRAME_BYTES } from '../../../core/src/dispatch/pending-ack.js';

/** An ack of exactly this many bytes: one character repeated, padded with ASCII. */
function frameOf(bytes: number, character: string): string {
  const left = bytes - Buffer.byteLength(formatAckFrame('E1', { text: '' }));
  const size = Buffer.byteLength(character);
  return formatAckFrame('E1', { text: character.repeat(Math.floor(left / size)) + 'x'.repeat(left % size) });
}

describe('an ack frame', () => {
  it('contains only the envelope id if it is empty', () => {
    expect(formatAckFrame('E1')).toBe('{"envelope_id":"E1"}');
  });

  it('carries its payload', () => {
    expect(JSON.parse(formatAckFrame('E1', { text: 'done' }))).toEqual({
      envelope_id: 'E1',
      payload: { text: 'done' },
    });
    expect(JSON.parse(formatAckFrame('E1', {}))).toEqual({ envelope_id: 'E1', payload: {} });
  });

  it.each(['x', 'é', '€', '🚀', '"'])('of %s is accepted up to 20,480 bytes, and rejected above', character => {
    const escaped = JSON.stringify(character).slice(1, -1);
    const bytesOf = (count: number) => Buffer.byteLength(formatAckFrame('E1', { text: character.repeat(count) }));
    const most = Math.floor((MAX_FRAME_BYTES - bytesOf(0)) / Buffer.byteLength(escaped));
    expect(fitsInFrame(formatAckFrame('E1', { text: character.repeat(most) }))).toBe(true);
    expect(fitsInFrame(formatAckFrame('E1', { text: character.repeat(most + 1) }))).toBe(false);
  });

  it.each(['x', 'é', '€', '🚀'])('of %s is measured in exact bytes', character => {
    expect(Buffer.byteLength(frameOf(MAX_FRAME_BYTES, character))).toBe(20_480);
    expect(fitsInFrame(frameOf(MAX_FRAME_BYTES, character))).toBe(true);
    expect(fitsInFrame(frameOf(MAX_FRAME_BYTES + 1, character))).toBe(false);
  });

  it('is accepted by its byte length for any characters', () => {
    const texts = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 6_000 }))
      .map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(texts, text => {
        const frame = formatAckFrame('E1', { text });
        expect(fitsInFrame(frame)).toBe(new TextEncoder().encode(frame).length <= 20_480);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseControlFrame } from '../../src/connection/control-frame.js';
import { isEnvelopeText } from '../../src/connection/frame-receiver.js';

describe('parseControlFrame', () => {
  it('parses hello with the socket count and the expected lifetime', () => {
    const text =
      '{"type":"hello","num_connections":2,"connection_info":{"app_id":"A1"},"debug_info":{"host":"applink","build_number":10,"approximate_connection_time":18060}}';
    expect(parseControlFrame(text)).toEqual({ kind: 'hello', socketCount: 2, lifetimeSeconds: 18_060 });
  });

  it.each([
    '{"type":"hello"}',
    '{"type":"hello","debug_info":null,"num_connections":"2"}',
    '{"type":"hello","debug_info":{"approximate_connection_time":null}}',
  ])('accepts a hello without other fields: %s', text => {
    expect(parseControlFrame(text)).toEqual({ kind: 'hello', socketCount: null, lifetimeSeconds: null });
  });

  it.each([
    ['{"type":"disconnect","reason":"warning","debug_info":{"host":"applink"}}', 'warning'],
    ['{"type":"disconnect"}', 'unknown'],
    ['{"type":"disconnect","reason":7}', 'unknown'],
    ['{"type":"disconnect","reason":"see wss://host/?ticket=T"}', '"see wss://host/?…"'],
  ])('parses disconnect, with a reason that is safe to log: %s', (text, reason) => {
    expect(parseControlFrame(text)).toEqual({ kind: 'disconnect', reason });
  });

  it('is not called for an envelope, which is recognized without parsing it', () => {
    expect(isEnvelopeText('{"type":"hello","envelope_id":"1"}')).toBe(true);
    expect(isEnvelopeText('"envelope_id" {"type":"hello"}')).toBe(true);
    expect(isEnvelopeText('{"type":"hello"}')).toBe(false);
  });

  it('returns null for any other text, and never throws', () => {
    fc.assert(fc.property(fc.string(), text => expect(parseControlFrame(text)).toBeNull()));
    fc.assert(
      fc.property(
        fc.json().filter(text => !/hello|disconnect/.test(text)),
        text => expect(parseControlFrame(text)).toBeNull(),
      ),
    );
  });
});

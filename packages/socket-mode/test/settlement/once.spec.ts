import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LogOnce } from '../../../core/src/telemetry/log-once.js';

describe('what is to be said once', () => {
  it('is new the first time only, however names come', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 200 }), names => {
        const once = new LogOnce();
        const said = names.filter(name => once.isFirst(name));
        expect(said).toEqual([...new Set(names)]);
      }),
    );
  });

  it('is not remembered without an end: of more than a thousand names the rest go unsaid', () => {
    const once = new LogOnce();
    const said = Array.from({ length: 5_000 }, (_, index) => once.isFirst(`name ${index}`)).filter(Boolean);
    expect(said).toHaveLength(1_000);
  });
});

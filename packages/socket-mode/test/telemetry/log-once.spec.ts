import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LogOnce } from '../../../core/src/telemetry/log-message.js';

describe('LogOnce', () => {
  it('reports each name as first once, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 200 }), names => {
        const once = new LogOnce();
        const said = names.filter(name => once.isFirst(name));
        expect(said).toEqual([...new Set(names)]);
      }),
    );
  });

  it('remembers at most 1,000 names and reports no further name as first', () => {
    const once = new LogOnce();
    const said = Array.from({ length: 5_000 }, (_, index) => once.isFirst(`name ${index}`)).filter(Boolean);
    expect(said).toHaveLength(1_000);
  });
});

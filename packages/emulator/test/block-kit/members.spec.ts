import { describe, expect, it } from '@jest/globals';
import { blockFaults, elementFaults, having, inlineFaults, said, without } from './find-issues.js';
import { inlines } from './inline-samples.js';
import { blocks, elements } from './samples.js';

describe.each([
  ['block', blocks, blockFaults],
  ['element', elements, elementFaults],
  ['rich text', inlines, inlineFaults],
] as const)('%s', (_kind, samples, faultsOf) => {
  const names = Object.keys(samples);
  const members = names.flatMap(type =>
    Object.keys(samples[type]?.whole ?? {}).map((name): [string, string] => [type, name]),
  );
  const needs = names.flatMap(type => (samples[type]?.needs ?? []).map((name): [string, string] => [type, name]));

  it.each(names)('%s is taken with all that it can have', type => {
    expect(faultsOf(type, same => same)).toEqual([]);
  });

  it.each(needs)('%s needs its %s', (type, name) => {
    expect(said(faultsOf(type, without(name)))).toContain(`missing required field: ${name} [`);
  });

  it.each(members)('%s has its own kind of %s, and no null', (type, name) => {
    const loose = ['citation.details', 'call.call'].includes(`${type}.${name}`);
    expect(faultsOf(type, having({ [name]: [[{ odd: 1 }]] })).length > 0).toBe(!loose);
    expect(faultsOf(type, having({ [name]: null })).length > 0).toBe(!loose);
  });

  it.each(names)('%s has nothing that Slack does not know', type => {
    expect(said(faultsOf(type, having({ sofa: 1 })))).toContain('invalid additional property: sofa [');
  });
});

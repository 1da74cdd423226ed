import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type JsonObject, objectAt } from '../../../core/src/envelope/json.js';
import { toAckErrors } from '../../../core/src/response/view-submission/view-errors.js';

const formErrors = (form: JsonObject, fields: Record<string, string>) =>
  toAckErrors(form, { fields, reply: { text: Object.values(fields).join('\n') } }, 'Not done');
const formError = (form: JsonObject, text: string) => toAckErrors(form, { reply: { text } }, 'Not done');

const input = (blockId: string, actionId: string) => ({
  type: 'input',
  block_id: blockId,
  element: { type: 'plain_text_input', action_id: actionId },
});
const view = {
  blocks: [{ type: 'section', block_id: 'intro' }, input('title', 'title_text'), input('urgency', 'menu')],
};
const withoutInputs = { blocks: [{ type: 'section', block_id: 'intro' }] };
const errors = (texts: Record<string, string>) => ({ response_action: 'errors', errors: texts });

describe('toAckErrors()', () => {
  it('shows an error on the input with that block_id', () => {
    expect(formErrors(view, { urgency: 'Pick one.' })).toEqual(errors({ urgency: 'Pick one.' }));
  });

  it('shows an error on the input with that action_id', () => {
    expect(formErrors(view, { menu: 'Pick one.' })).toEqual(errors({ urgency: 'Pick one.' }));
  });

  it('shows an error without a matching input on the first input', () => {
    expect(formErrors(view, { colour: 'Unknown.' })).toEqual(errors({ title: 'Unknown.' }));
    expect(formErrors(view, { intro: 'No input.' })).toEqual(errors({ title: 'No input.' }));
    expect(formError(view, 'That did not work.')).toEqual(errors({ title: 'That did not work.' }));
  });

  it('joins several errors of one input', () => {
    expect(formErrors(view, { title: 'Too short.', colour: 'Unknown.' })).toEqual(
      errors({ title: 'Too short. Unknown.' }),
    );
  });

  it('truncates an error to the length that Slack shows', () => {
    expect(formError(view, 'x'.repeat(3_000))).toEqual(errors({ title: 'x'.repeat(2_000) }));
  });

  it('replaces an empty text, which Slack rejects', () => {
    for (const answer of [formErrors(view, {}), formError(view, ''), formErrors(view, { title: '' })]) {
      expect(answer).toEqual({ response_action: 'errors', errors: { title: expect.stringMatching(/./) } });
    }
  });

  it.each([withoutInputs, {}, { blocks: 'none' }, { blocks: [null, { type: 'input' }] }])(
    'pushes an error view onto a view without inputs: %j',
    form => {
      const pushed = formErrors(form, { title: 'Too short.', urgency: 'Pick one.' });
      expect(pushed).toMatchObject({ response_action: 'push', view: { type: 'modal' } });
      expect(JSON.stringify(pushed)).toContain(JSON.stringify('Too short.\nPick one.'));
    },
  );

  it('renders errors at the top of the third view of a stack', () => {
    const third = {
      ...withoutInputs,
      type: 'modal',
      title: { type: 'plain_text', text: 'Sure?' },
      previous_view_id: 'V2',
      root_view_id: 'V1',
    };
    expect(formError({ ...third, previous_view_id: 'V1' }, 'Not today.')).toHaveProperty('response_action', 'push');
    expect(formError(third, 'Not today.')).toMatchObject({
      response_action: 'update',
      view: { title: { text: 'Sure?' }, blocks: [{ text: { text: '⚠️ Not today.' } }, { block_id: 'intro' }] },
    });
  });

  it('shows a non-empty text of at most 3,000 characters in the error view', () => {
    expect(formError(withoutInputs, '')).toMatchObject({ view: { blocks: [{ text: { text: 'Not done' } }] } });
    const long = JSON.stringify(formError(withoutInputs, 'x'.repeat(5_000)));
    expect(long).toContain('x'.repeat(3_000));
    expect(long).not.toContain('x'.repeat(3_001));
  });

  it('shows every error, for any field names', () => {
    const names = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('constructor', 'toString', '__proto__', 'hasOwnProperty', 'length'),
    );
    const inputs = fc.uniqueArray(names, { minLength: 1, maxLength: 5 });
    const texts = fc.array(fc.tuple(names, fc.string({ minLength: 1, maxLength: 20 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(inputs, texts, (blockIds, entries) => {
        const given = Object.fromEntries(entries);
        const answer = formErrors({ blocks: blockIds.map(id => input(id, `${id} element`)) }, given);
        const shown = Object.entries(objectAt(answer, 'errors'));
        expect(shown.every(([blockId]) => blockIds.includes(blockId))).toBe(true);
        for (const text of Object.values(given))
          expect(shown.some(([, said]) => String(said).includes(text))).toBe(true);
        const saidAtMost = Object.values(given).join(' ').length;
        expect(shown.map(([, said]) => said).join(' ').length).toBeLessThanOrEqual(saidAtMost);
      }),
      { numRuns: 500 },
    );
  });
});

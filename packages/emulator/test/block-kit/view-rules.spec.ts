import { describe, expect, it } from '@jest/globals';
import { describeValue } from '../../src/block-kit/validation-issue.js';
import { findViewIssues } from '../../src/block-kit/view.rules.js';
import type { JsonObject, JsonValue } from '../../src/json.js';
import { without, x } from './find-issues.js';
import { plain } from './samples.js';

const modal = (more: JsonObject = {}): JsonObject => ({ type: 'modal', title: plain('A form'), blocks: [], ...more });
const field = { type: 'input', label: plain('a'), element: { type: 'plain_text_input' } };
const whole = modal({
  submit: plain('Send'),
  submit_disabled: true,
  close: plain('Back'),
  private_metadata: x(3000),
  callback_id: x(255),
  external_id: x(255),
  clear_on_close: true,
  notify_on_close: false,
  blocks: [field],
});

describe('a view', () => {
  it('is taken with all that it can have', () => {
    expect(findViewIssues(whole)).toEqual([]);
    expect(
      findViewIssues({ type: 'home', blocks: [field], private_metadata: '', callback_id: '', external_id: '' }),
    ).toEqual([]);
  });

  it.each<[string, JsonValue, string]>([
    ['a title', without('title')(modal()), 'missing required field: title [json-pointer:/view]'],
    [
      'a title of 24 characters',
      modal({ title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit button of 24 characters',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a close button of 24 characters',
      modal({ close: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'private metadata of 3000 characters',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback id of 255 characters',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'an external id of 255 characters',
      modal({ external_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/external_id]',
    ],
    ['blocks', without('blocks')(modal()), 'missing required field: blocks [json-pointer:/view]'],
    ['blocks that are a list', modal({ blocks: {} }), 'must provide an array [json-pointer:/view/blocks]'],
    ['a kind', { blocks: [] }, 'missing required field: type [json-pointer:/view]'],
    [
      'a kind that is one',
      { type: 'workflow_step', blocks: [] },
      'unsupported type: workflow_step [json-pointer:/view/type]',
    ],
    ['itself', [], 'must provide an object [json-pointer:/view]'],
    [
      'no state of its own',
      modal({ state: { values: {} } }),
      'invalid additional property: state [json-pointer:/view]',
    ],
    [
      'no title in a Home tab',
      { type: 'home', blocks: [], title: plain('a') },
      'invalid additional property: title [json-pointer:/view]',
    ],
    [
      'no submit button in a Home tab',
      { type: 'home', blocks: [], submit: plain('a') },
      'invalid additional property: submit [json-pointer:/view]',
    ],
    [
      'no close button in a Home tab',
      { type: 'home', blocks: [], close: plain('a') },
      'invalid additional property: close [json-pointer:/view]',
    ],
    [
      'blocks of its own',
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
  ])('has %s', (_what, view, sentence) => {
    const [first, ...more] = describeValue(findViewIssues(view));

    expect(first).toBe('[ERROR] failed to match all allowed schemas [json-pointer:/view]');
    expect(more.at(-1)).toBe(`[ERROR] ${sentence}`);
  });

  it('has a submit button when it has inputs', () => {
    expect(describeValue(findViewIssues(modal({ blocks: [{ type: 'divider' }, field, field] })))).toEqual([
      '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { findAttachmentIssues } from '../../src/block-kit/view.rules.js';
import type { ValidationIssue } from '../../src/block-kit/validation-issue.js';
import type { JsonObject } from '../../src/json.js';
import { faultsOn, said } from './find-issues.js';

const styled = (style: JsonObject): JsonObject => ({ type: 'text', text: 'a', style });
const rich = (part: JsonObject): ValidationIssue[] => faultsOn('message', { type: 'rich_text', elements: [part] });

describe('rich text, or an attachment', () => {
  it.each<[string, ValidationIssue[], string]>([
    [
      'a list holds sections',
      rich({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }],
      }),
      'invalid additional property: style [json-pointer:/blocks/0/elements/0/elements/0]',
    ],
    [
      'preformatted text is words',
      rich({ type: 'rich_text_preformatted', elements: [{ type: 'emoji', name: 'wave' }] }),
      'unsupported type: emoji [',
    ],
    ['rich text has its kinds', rich({ type: 'rich_text_table', elements: [] }), 'unsupported type: rich_text_table ['],
    [
      'a quote has its kinds',
      rich({ type: 'rich_text_quote', elements: [{ type: 'sofa' }] }),
      'unsupported type: sofa [',
    ],
    [
      'a style is a flag',
      rich({ type: 'rich_text_section', elements: [styled({ bold: 'yes' })] }),
      'must be a boolean [',
    ],
    [
      'a style is known',
      rich({ type: 'rich_text_section', elements: [styled({ blink: true })] }),
      'invalid additional property: blink [',
    ],
    ['an attachment is an object', findAttachmentIssues([1]), 'must provide an object [json-pointer:/attachments/0]'],
    [
      'the blocks of an attachment are blocks',
      findAttachmentIssues([{ blocks: [{ type: 'sofa' }] }]),
      'unsupported type: sofa [json-pointer:/attachments/0/blocks/0/type]',
    ],
    [
      'an attachment’s actions are buttons and menus',
      findAttachmentIssues([{ actions: [{ type: 'sofa' }] }]),
      'must be a valid enum value [json-pointer:/attachments/0/actions/0/type]',
    ],
  ])('%s', (_rule, faults, sentence) => {
    expect(said(faults)).toContain(sentence);
  });

  it('lets a list of rich text, and an attachment from before blocks, be', () => {
    expect(
      rich({
        type: 'rich_text_list',
        style: 'ordered',
        offset: 2,
        border: 1,
        elements: [{ type: 'rich_text_section', elements: [] }],
      }),
    ).toEqual([]);
    expect(rich({ type: 'rich_text_preformatted', language: 'go', elements: [{ type: 'link', url: 'u' }] })).toEqual(
      [],
    );
    expect(
      findAttachmentIssues([
        { text: 'a', color: 'good', fields: [{ title: 'a', value: 'b', short: true }], anything: 1 },
      ]),
    ).toEqual([]);
  });
});

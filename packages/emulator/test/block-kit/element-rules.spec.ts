import { describe, expect, it } from '@jest/globals';
import { elementFaults, having, said, without } from './find-issues.js';
import { markup, option, plain } from './samples.js';
import type { ValidationIssue } from '../../src/block-kit/validation-issue.js';

describe('an element', () => {
  it.each<[string, ValidationIssue[], string]>([
    [
      'a style is one of two',
      elementFaults('button', having({ style: 'default' })),
      'must be a valid enum value [json-pointer:/blocks/0/accessory/style]',
    ],
    ['an image has a source', elementFaults('image', without('image_url')), 'missing required field: image_url ['],
    [
      'a menu has options',
      elementFaults('static_select', () => ({ type: 'static_select' })),
      'missing required field: options [',
    ],
    [
      'a menu has options or groups',
      elementFaults('static_select', having({ options: [option('b')] })),
      'invalid additional property: option_groups [',
    ],
    [
      'a menu’s options are plain',
      elementFaults('static_select', () => ({ type: 'static_select', options: [{ text: markup('a'), value: 'a' }] })),
      'must be a valid enum value [',
    ],
    [
      'only an overflow has links',
      elementFaults('radio_buttons', () => ({ type: 'radio_buttons', options: [{ ...option('a'), url: 'u' }] })),
      'invalid additional property: url [',
    ],
    [
      'an option of an overflow does something',
      elementFaults('overflow', having({ options: [{ text: plain('a') }] })),
      'missing required field: value [',
    ],
    [
      'the initial option is offered',
      elementFaults('radio_buttons', having({ initial_option: option('z') })),
      'must match one of the options [json-pointer:/blocks/0/accessory/initial_option]',
    ],
    [
      'the initial option of groups is offered',
      elementFaults('static_select', having({ initial_option: option('z') })),
      'must match one of the options [',
    ],
    [
      'an initial option reads as offered',
      elementFaults('radio_buttons', having({ initial_option: { ...option('a'), text: plain('b') } })),
      'must match one of the options [',
    ],
    [
      'initial options are offered',
      elementFaults('checkboxes', having({ initial_options: [option('b'), option('z')] })),
      'must match one of the options [json-pointer:/blocks/0/accessory/initial_options]',
    ],
    [
      'initial options are as few as may be chosen',
      elementFaults('multi_static_select', having({ initial_options: [option('a'), option('b')] })),
      'no more than max_selected_items ['.replace(' [', ''),
    ],
    [
      'a filter filters',
      elementFaults('conversations_select', having({ filter: {} })),
      'at least one of the properties of a filter [',
    ],
    [
      'a filter knows four kinds',
      elementFaults('conversations_select', having({ filter: { include: ['dm'] } })),
      'must be a valid enum value [',
    ],
    ['a date is one', elementFaults('datepicker', having({ initial_date: '2026-13-01' })), 'must match regex pattern'],
    ['a time is one', elementFaults('timepicker', having({ initial_time: '24:00' })), 'must match regex pattern'],
    ['a number is one', elementFaults('number_input', having({ initial_value: '1e3' })), 'must match regex pattern'],
    [
      'a least number is the least',
      elementFaults('number_input', having({ min_value: '3' })),
      'min_value must not be greater than max_value [',
    ],
    [
      'a shortest text is the shortest',
      elementFaults('plain_text_input', having({ min_length: 11 })),
      'min_length must not be greater than max_length [',
    ],
    [
      'the fewest lines are the fewest',
      elementFaults('rich_text_input', having({ min_lines: 9 })),
      'min_lines must not be greater than max_lines [',
    ],
  ])('%s', (_rule, faults, sentence) => {
    expect(said(faults)).toContain(sentence);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ElementSurface } from '../../src/block-kit/element-placement.js';
import { faultsOn, held, holdersOf, placesOf, said } from './find-issues.js';
import { blockOf, blocks } from './samples.js';

describe('a place', () => {
  it.each<[string, ElementSurface[]]>([
    ...['section', 'header', 'divider', 'image', 'video', 'context', 'actions', 'input', 'rich_text', 'card'].map(
      (type): [string, ElementSurface[]] => [type, ['message', 'modal', 'home']],
    ),
    ...['container', 'carousel', 'table', 'data_table'].map((type): [string, ElementSurface[]] => [
      type,
      ['message', 'home'],
    ]),
    ...['data_visualization', 'context_actions', 'markdown', 'plan', 'task_card', 'file', 'call'].map(
      (type): [string, ElementSurface[]] => [type, ['message']],
    ),
    ['alert', ['modal']],
    ['share_shortcut', []],
  ])('of a %s block is %j', (type, surfaces) => {
    expect(placesOf(type)).toEqual(surfaces);
  });

  it('of another kind of block is told by the pointer of its type', () => {
    expect(said(faultsOn('home', blockOf('markdown')))).toBe(
      '[ERROR] unsupported type: markdown [json-pointer:/blocks/0/type]',
    );
  });

  it.each<[string, string[]]>([
    ...['button', 'overflow'].map((type): [string, string[]] => [type, held(['section', 'actions'])]),
    ...[
      'checkboxes radio_buttons datepicker timepicker static_select external_select users_select conversations_select',
      'channels_select multi_static_select multi_external_select multi_users_select multi_conversations_select',
      'multi_channels_select',
    ]
      .flatMap(types => types.split(' '))
      .map((type): [string, string[]] => [type, held(['section', 'actions', 'input'])]),
    ...['email_text_input', 'url_text_input', 'number_input', 'file_input'].map((type): [string, string[]] => [
      type,
      held(['input'], ['modal']),
    ]),
    ...['feedback_buttons', 'icon_button'].map((type): [string, string[]] => [
      type,
      held(['context_actions'], ['message']),
    ]),
    ['image', held(['section', 'context'])],
    ['workflow_button', held(['section', 'actions'], ['message'])],
    ['datetimepicker', held(['actions', 'input'], ['message', 'modal'])],
    ['plain_text_input', held(['input'])],
    ['rich_text_input', held(['actions', 'input'], ['modal', 'home'])],
  ])('of a %s is in %j', (type, places) => {
    expect(holdersOf(type)).toEqual(places);
  });

  it('in a container is for plain blocks', () => {
    const taken = Object.keys(blocks).filter(
      type => faultsOn('message', blockOf('container', { child_blocks: [blockOf(type)] })).length === 0,
    );

    expect(taken.toSorted()).toEqual(
      'actions context divider file header image input rich_text section table video'.split(' '),
    );
  });
});

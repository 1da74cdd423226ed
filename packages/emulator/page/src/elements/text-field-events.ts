import type { KeyboardEvent } from 'react';
import { type JsonObject, type JsonValue, objectAt } from '../../../src/json.js';
import type { ElementActions } from './element-actions.js';

export interface TextFieldEvents {
  /** `draft`: the text in the field, if the value is derived from it. */
  readonly onType: (value: JsonValue, draft?: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
}

/**
 * Sends typed text after a pause and on blur. The app is notified on Enter or on every change, as
 * `dispatch_action_config` says.
 * @param value the current value, which Enter dispatches
 */
export function createTextFieldEvents(
  { element, block }: { readonly element: JsonObject; readonly block: JsonObject },
  { enter, send }: ElementActions,
  value: JsonValue,
): TextFieldEvents {
  const triggers = getDispatchTriggers(element, block);
  // Outside input blocks, actions are always dispatched.
  const dispatch = block.type !== 'input' || triggers.includes('on_character_entered') ? undefined : false;
  return {
    onType: (typed, draft) => enter(typed, { dispatch, draft, when: 'debounced' }),
    onKeyDown: event => {
      const isEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
      if (!isEnter || !triggers.includes('on_enter_pressed')) return;
      event.preventDefault();
      enter(value, { dispatch: true, draft: event.currentTarget.value });
    },
    onBlur: send,
  };
}

/** Empty if the input is only submitted with the form. */
function getDispatchTriggers(element: JsonObject, block: JsonObject): readonly JsonValue[] {
  if (block.dispatch_action !== true) return [];
  const { trigger_actions_on: triggers } = objectAt(element, 'dispatch_action_config') ?? {};
  return Array.isArray(triggers) ? triggers : ['on_enter_pressed'];
}

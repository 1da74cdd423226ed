import type { KeyboardEvent } from 'react';
import { objectAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import type { ElementActs } from './element-acts.js';

/** How somebody types into an element. */
export interface Typing {
  /** `draft`: what stands in the field, where the value is made of that. */
  readonly onType: (value: JsonValue, draft?: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
}

/**
 * The emulator hears of what is typed in pauses, and when the field is left. The app is told when the input dispatches
 * its action: when Enter is pressed, or whenever something was typed, as its `dispatch_action_config` says.
 * @param value what stands in it now, for Enter
 */
export function typingIn(
  { element, block }: { readonly element: JsonObject; readonly block: JsonObject },
  { enter, send }: ElementActs,
  value: JsonValue,
): Typing {
  const triggers = triggersOf(element, block);
  // Outside of an input block there is nothing that could be held back.
  const tell = block.type !== 'input' || triggers.includes('on_character_entered') ? undefined : false;
  return {
    onType: (typed, draft) => enter(typed, { tell, draft, when: 'soon' }),
    onKeyDown: event => {
      const isEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
      if (!isEnter || !triggers.includes('on_enter_pressed')) return;
      event.preventDefault();
      enter(value, { tell: true, draft: event.currentTarget.value });
    },
    onBlur: send,
  };
}

/** Nothing where the app is told with the form alone. */
function triggersOf(element: JsonObject, block: JsonObject): readonly JsonValue[] {
  if (block.dispatch_action !== true) return [];
  const { trigger_actions_on: triggers } = objectAt(element, 'dispatch_action_config') ?? {};
  return Array.isArray(triggers) ? triggers : ['on_enter_pressed'];
}

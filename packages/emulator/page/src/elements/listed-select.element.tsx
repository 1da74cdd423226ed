import { useEffect, useMemo } from 'react';
import { stringAt, type JsonValue } from '../../../src/json.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { Choice } from './choice.js';
import { useElementActs, type ElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { conversationChoices, peopleChoices } from './listed-choices.js';
import { SelectMenu } from './select-menu.js';

export const kind: ElementKind = {
  types: [
    'users_select',
    'multi_users_select',
    'conversations_select',
    'multi_conversations_select',
    'channels_select',
    'multi_channels_select',
  ],
  Element: ListedSelect,
};

/** What there is to choose, Slack knows: people, or conversations. */
function ListedSelect(props: ElementProps) {
  const { element } = props;
  const acts = useElementActs(props);
  const workspace = usePage(currentWorkspace);
  const userId = acts.place?.surface.userId ?? '';
  const what = stringAt(element, 'type')?.replace(/^multi_|s_select$/g, '');
  const choices = useMemo(() => {
    if (!workspace) return [];
    return what === 'user' ? peopleChoices(workspace) : conversationChoices(workspace, userId, element);
  }, [workspace, what, userId, element]);
  useCurrentConversation(props, acts);
  return (
    <SelectMenu
      props={props}
      acts={acts}
      word={`Select a ${what}`}
      choices={choices}
      choiceFor={held => choices.find(({ id }) => id === held) ?? unlisted(held)}
    />
  );
}

/** What a menu starts with needs not be what it lists. */
function unlisted(held: JsonValue): Choice {
  const id = typeof held === 'string' ? held : '';
  return { id, label: id, value: held };
}

/** Where an element asks for it, it starts with the conversation that one looks at. The app hears of that with the form. */
function useCurrentConversation({ element, block }: ElementProps, { place, entry, enter }: ElementActs): void {
  const isAsked = place !== null && block.type === 'input' && element.default_to_current_conversation === true;
  const isEmpty = isUntouched(entry);
  const key = place?.key ?? '';
  useEffect(() => {
    const { look, begun, begin } = pageStore.getState();
    if (!isAsked || begun[key] === true) return;
    begin(key);
    if (!isEmpty || look.place.kind !== 'channel') return;
    const { id } = look.place;
    enter(stringAt(element, 'type')?.startsWith('multi_') ? [id] : id, { tell: false });
  }, [isAsked, isEmpty, key, element, enter]);
}

function isUntouched(entry: ElementActs['entry']): boolean {
  const held = Object.entries(entry ?? {}).find(([field]) => field.startsWith('selected_'))?.[1];
  return held === null || (Array.isArray(held) && held.length === 0);
}

import { useEffect, useMemo } from 'react';
import { type JsonValue, stringAt } from '../../../src/json.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { type Choice, conversationChoices, peopleChoices } from './choices.js';
import { type ElementActions, useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { SelectMenu } from './select-menu.js';

export default {
  types: [
    'users_select',
    'multi_users_select',
    'conversations_select',
    'multi_conversations_select',
    'channels_select',
    'multi_channels_select',
  ],
  Element: EntitySelect,
} satisfies ElementKind;

/** A select whose choices come from Slack: users or conversations. */
function EntitySelect(props: ElementProps) {
  const { element } = props;
  const actions = useElementActions(props);
  const workspace = usePage(currentWorkspace);
  const userId = actions.location?.surface.userId ?? '';
  const what = stringAt(element, 'type')?.replace(/^multi_|s_select$/g, '');
  const choices = useMemo(() => {
    if (!workspace) return [];
    return what === 'user' ? peopleChoices(workspace) : conversationChoices(workspace, userId, element);
  }, [workspace, what, userId, element]);
  useDefaultConversation(props, actions);
  return (
    <SelectMenu
      props={props}
      actions={actions}
      word={`Select a ${what}`}
      choices={choices}
      choiceFor={stored => choices.find(({ id }) => id === stored) ?? toUnlistedChoice(stored)}
    />
  );
}

/** The initial value may be missing from the list. */
function toUnlistedChoice(stored: JsonValue): Choice {
  const id = typeof stored === 'string' ? stored : '';
  return { id, label: id, value: stored };
}

/** Selects the current conversation if `default_to_current_conversation` is set. The app receives it with the form. */
function useDefaultConversation({ element, block }: ElementProps, { location, entry, enter }: ElementActions): void {
  const isAsked = location !== null && block.type === 'input' && element.default_to_current_conversation === true;
  const isEmpty = isEmptySelection(entry);
  const key = location?.key ?? '';
  useEffect(() => {
    const { route, initialized, markInitialized } = pageStore.getState();
    if (!isAsked || initialized[key] === true) return;
    markInitialized(key);
    if (!isEmpty || route.main.kind !== 'channel') return;
    const { id } = route.main;
    enter(stringAt(element, 'type')?.startsWith('multi_') ? [id] : id, { dispatch: false });
  }, [isAsked, isEmpty, key, element, enter]);
}

function isEmptySelection(entry: ElementActions['entry']): boolean {
  const stored = Object.entries(entry ?? {}).find(([field]) => field.startsWith('selected_'))?.[1];
  return stored === null || (Array.isArray(stored) && stored.length === 0);
}

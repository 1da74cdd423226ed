import { useId, useMemo } from 'react';
import type { Choice } from '../elements/choice.js';
import { ChoiceMenu } from '../elements/choice-menu.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { SendingKind } from '../store/sending.slice.js';
import css from './send-panel.module.css';

/** What is sent, found by typing: every event, commands and interactions. */
export function KindChoice() {
  const { kinds, name } = usePage(({ sending }) => sending);
  const choices = useMemo(() => kinds.map(choiceOf), [kinds]);
  // It is known before the list is there: what is typed meanwhile stays.
  const chosen = useMemo(() => (name === '' ? null : choiceOf({ name, unheard: null })), [name]);
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>What</label>
      <ChoiceMenu
        choices={choices}
        marks={{
          id,
          'aria-label': undefined,
          'aria-describedby': undefined,
          'aria-required': undefined,
          'aria-invalid': undefined,
        }}
        placeholder={name === '' ? 'As it was sent before' : 'An event, command or interaction'}
        isDisabled={false}
        isWide
        chosen={chosen}
        isClearable={false}
        onChoose={choice => {
          if (choice) begin(choice.id);
        }}
      />
    </div>
  );
}

/** Another kind begins with its example. */
function begin(name: string): void {
  pageStore.getState().setSending({ name, original: '', text: '', whole: '', check: null, outcome: null });
}

const choiceOf = ({ name, unheard }: SendingKind): Choice => ({
  id: name,
  label: name,
  value: name,
  description: unheard === null ? undefined : 'Slack would not send it to this app.',
});

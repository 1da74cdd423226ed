import { useId } from 'react';
import type { LiveInput } from '../../../src/live/live-state.js';
import { ChoiceMenu } from '../elements/choice-menu.js';
import { conversationChoices, peopleChoices } from '../elements/listed-choices.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { lookOfInput, type InputLook } from './function-value.js';
import css from './panel.module.css';

/** An input of a function, entered as its type has it. */
export function FunctionInput({
  input: { title, description, type, isRequired },
  name,
}: {
  readonly input: LiveInput;
  /** What its text is kept by. */
  readonly name: string;
}) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {title} <span className={css.soft}>{isRequired ? type : `${type}, optional`}</span>
      </label>
      <Control id={id} look={lookOfInput(type)} name={name} isRequired={isRequired} />
      {description !== '' && (
        <span id={`${id}-hint`} className={css.soft}>
          {description}
        </span>
      )}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly look: InputLook;
  readonly name: string;
  readonly isRequired: boolean;
}

function Control(props: ControlProps) {
  const { id, look, name, isRequired } = props;
  const text = usePage(({ functionInputs }) => functionInputs[name] ?? '');
  const enter = (to: string): void => pageStore.getState().setFunctionInput(name, to);
  if (look === 'person' || look === 'channel') return <Listed {...props} text={text} enter={enter} />;
  const field = { id, value: text, required: isRequired, 'aria-describedby': `${id}-hint` };
  if (look === 'yes_no') {
    return (
      <select {...field} onChange={event => enter(event.target.value)}>
        <option value="">–</option>
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    );
  }
  if (look === 'json') {
    return (
      <textarea
        {...field}
        className={css.short}
        placeholder="JSON"
        spellCheck={false}
        onChange={event => enter(event.target.value)}
      />
    );
  }
  return (
    <input
      {...field}
      type={look === 'date' ? 'date' : 'text'}
      inputMode={look === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={event => enter(event.target.value)}
    />
  );
}

function Listed({
  id,
  look,
  isRequired,
  text,
  enter,
}: ControlProps & { readonly text: string; readonly enter: (to: string) => void }) {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(state => state.look.userId);
  if (!workspace) return null;
  const choices = look === 'person' ? peopleChoices(workspace) : conversationChoices(workspace, userId, {});
  return (
    <ChoiceMenu
      choices={choices}
      chosen={choices.find(choice => choice.id === text) ?? null}
      isClearable={!isRequired}
      isWide
      isDisabled={false}
      placeholder={look === 'person' ? 'Choose a person' : 'Choose a channel'}
      marks={{
        id,
        'aria-label': undefined,
        'aria-describedby': `${id}-hint`,
        'aria-required': isRequired ? true : undefined,
        'aria-invalid': undefined,
      }}
      onChoose={choice => enter(choice?.id ?? '')}
    />
  );
}

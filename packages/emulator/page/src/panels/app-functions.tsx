import { useId } from 'react';
import { objectAt, stringAt } from '../../../src/json.js';
import type { LiveApp, LiveFunction, LiveInput } from '../../../src/live/live-state.js';
import { ChoiceMenu } from '../elements/choice-menu.js';
import { conversationChoices, peopleChoices } from '../elements/choices.js';
import { pageStore, usePage } from '../store/page-store.js';
import { inputKey } from '../store/panels.slice.js';
import { currentWorkspace } from '../store/selectors.js';
import { JsonView } from '../timeline/json-view.js';
import { Button } from '../ui/button.js';
import { usePolling } from '../ui/use-polling.js';
import { type InputKind, loadFunctionRuns, getInputKind, runFunction } from './app-actions.js';
import css from './panel.module.css';

export function AppFunctions({ app }: { readonly app: LiveApp }) {
  if (app.functions.length === 0) return null;
  return <Functions app={app} />;
}

function Functions({ app }: { readonly app: LiveApp }) {
  usePolling(loadFunctionRuns);
  return (
    <details className={css.details} open>
      <summary>Functions ({app.functions.length})</summary>
      {app.functions.map(each => (
        <FunctionForm key={each.callbackId} app={app} declared={each} />
      ))}
    </details>
  );
}

function FunctionForm({ app, declared }: { readonly app: LiveApp; readonly declared: LiveFunction }) {
  const { callbackId, title, description, inputs } = declared;
  return (
    <form
      className={css.form}
      aria-label={title}
      onSubmit={event => {
        event.preventDefault();
        void runFunction(app, declared);
      }}
    >
      <h3>
        {title} <code className={css.soft}>{callbackId}</code>
      </h3>
      {description !== '' && <p className={css.soft}>{description}</p>}
      {inputs.map(input => (
        <FunctionInput key={input.name} input={input} name={inputKey(app.appId, callbackId, input.name)} />
      ))}
      <div className={css.buttons}>
        <Button type="submit" variant="primary">
          Run
        </Button>
      </div>
      <LastRun appId={app.appId} callbackId={callbackId} />
    </form>
  );
}

function LastRun({ appId, callbackId }: { readonly appId: string; readonly callbackId: string }) {
  const run = usePage(({ functionRuns }) =>
    functionRuns.findLast(each => each.appId === appId && each.callbackId === callbackId),
  );
  if (!run) return null;
  const error = run.outcome ? stringAt(run.outcome, 'error') : undefined;
  const outputs = run.outcome ? objectAt(run.outcome, 'outputs') : undefined;
  return (
    <>
      <output className={error === undefined ? css.soft : css.trouble}>
        {run.id} {error === undefined ? (outputs ? 'is completed.' : 'is still running.') : `failed: ${error}`}
      </output>
      {outputs && Object.keys(outputs).length > 0 && <JsonView name="outputs" value={outputs} />}
    </>
  );
}

export function FunctionInput({
  input: { title, description, type, isRequired },
  name,
}: {
  readonly input: LiveInput;
  /** The key of its text in the store. */
  readonly name: string;
}) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {title} <span className={css.soft}>{isRequired ? type : `${type}, optional`}</span>
      </label>
      <InputControl id={id} kind={getInputKind(type)} name={name} isRequired={isRequired} />
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
  readonly kind: InputKind;
  readonly name: string;
  readonly isRequired: boolean;
}

function InputControl(props: ControlProps) {
  const { id, kind, name, isRequired } = props;
  const text = usePage(({ functionInputs }) => functionInputs[name] ?? '');
  const enter = (to: string): void => pageStore.getState().setFunctionInput(name, to);
  if (kind === 'person' || kind === 'channel') return <EntityInput {...props} text={text} enter={enter} />;
  const field = { id, value: text, required: isRequired, 'aria-describedby': `${id}-hint` };
  if (kind === 'yes_no') {
    return (
      <select {...field} onChange={event => enter(event.target.value)}>
        <option value="">–</option>
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    );
  }
  if (kind === 'json') {
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
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={event => enter(event.target.value)}
    />
  );
}

function EntityInput({
  id,
  kind,
  isRequired,
  text,
  enter,
}: ControlProps & { readonly text: string; readonly enter: (to: string) => void }) {
  const workspace = usePage(currentWorkspace);
  const userId = usePage(state => state.route.userId);
  if (!workspace) return null;
  const choices = kind === 'person' ? peopleChoices(workspace) : conversationChoices(workspace, userId, {});
  return (
    <ChoiceMenu
      choices={choices}
      chosen={choices.find(choice => choice.id === text) ?? null}
      isClearable={!isRequired}
      isWide
      isDisabled={false}
      placeholder={kind === 'person' ? 'Choose a person' : 'Choose a channel'}
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

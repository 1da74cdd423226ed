import { type ReactNode, useEffect, useId, useMemo } from 'react';
import type { JsonObject } from '../../../src/json.js';
import type { LiveApp } from '../../../src/live/live-state.js';
import { ChoiceMenu } from '../elements/choice-menu.js';
import type { Choice } from '../elements/choices.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import type { SendingKind } from '../store/sending.slice.js';
import { Button } from '../ui/button.js';
import { setPayloadText } from './edit-payload.js';
import { KnownIds } from './known-ids.js';
import { ObjectFields } from './object-fields.js';
import { parseJsonText } from './parse-json-text.js';
import { PayloadTextField } from './payload-text-field.js';
import { loadPayloadKinds, checkPayload, sendPayload, loadExample, type Target } from './send-actions.js';
import { AckPayload, SendOutcome } from './send-outcome.js';
import css from './send-panel.module.css';
import { SentPayloads } from './sent-before.js';

const CHECK_DEBOUNCE_MS = 150;

/** Sends any payload that Slack could send to an app. */
export function SendPanel() {
  const workspace = usePage(currentWorkspace);
  const named = usePage(({ sending }) => sending.app);
  const app = workspace?.apps.find(({ appId, name }) => named === appId || named === name) ?? workspace?.apps[0];
  if (!workspace || !app) return <p className={css.empty}>No app is installed in this workspace.</p>;
  return (
    <>
      <SendForm appId={app.appId} teamId={workspace.id}>
        {workspace.apps.length > 1 && <TargetAppSelect apps={workspace.apps} chosen={app.appId} />}
      </SendForm>
      <SentPayloads />
    </>
  );
}

function SendForm({
  appId,
  teamId,
  children,
}: {
  readonly appId: string;
  readonly teamId: string;
  readonly children: ReactNode;
}) {
  const { name, text, type } = usePage(({ sending }) => sending);
  const userId = usePage(({ route }) => route.userId);
  const main = usePage(({ route }) => route.main);
  const target = useMemo((): Target => ({ app: appId, workspace: teamId }), [appId, teamId]);
  const parsed = useMemo(() => parseJsonText(text), [text]);
  const { value } = parsed;
  useEffect(() => void loadPayloadKinds(target), [target]);
  useEffect(() => void loadExample(target, name, { userId, main }), [target, name, userId, main]);
  useEffect(() => {
    if (!value) return undefined;
    const timer = setTimeout(() => void checkPayload(target, type, value), CHECK_DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [target, value, type]);
  return (
    <form className={css.section} aria-label="Send by hand" onSubmit={event => event.preventDefault()}>
      <h2>Send anything</h2>
      <p className={css.soft}>Sends any payload that Slack could send. The ids belong to this workspace.</p>
      {children}
      <KindSelect />
      <KnownIds />
      <PayloadFields isValid={value !== undefined} />
      <PayloadTextField parsed={parsed} />
      <div className={css.foot}>
        <SendButtons target={target} value={value} />
        <SendOutcome />
      </div>
      <AckPayload />
    </form>
  );
}

/** The fields of the payload. While the JSON is invalid, the last valid fields are displayed, disabled. */
function PayloadFields({ isValid }: { readonly isValid: boolean }) {
  const lastValidText = usePage(({ sending }) => sending.lastValidText);
  const shape = usePage(({ sending }) => sending.check?.shape);
  const value = useMemo(() => parseJsonText(lastValidText).value, [lastValidText]);
  if (!value) return null;
  return (
    <fieldset className={css.fields} aria-label="Fields" disabled={!isValid}>
      <ObjectFields value={value} shape={value.type === 'event_callback' ? undefined : (shape ?? undefined)} />
    </fieldset>
  );
}

/** Shown if several apps are installed. */
export function TargetAppSelect({ apps, chosen }: { readonly apps: readonly LiveApp[]; readonly chosen: string }) {
  return (
    <label className={css.field}>
      To
      <select value={chosen} onChange={event => pageStore.getState().setSending({ app: event.target.value })}>
        {apps.map(({ appId, name }) => (
          <option key={appId} value={appId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A searchable list of events, commands and interactions. */
export function KindSelect() {
  const { kinds, name } = usePage(({ sending }) => sending);
  const choices = useMemo(() => kinds.map(toChoice), [kinds]);
  // Stable, so that the text that the user is typing stays when the list is loaded.
  const chosen = useMemo(() => (name === '' ? null : toChoice({ name, notSentReason: null })), [name]);
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
        placeholder={name === '' ? 'From the timeline' : 'An event, command or interaction'}
        isDisabled={false}
        isWide
        chosen={chosen}
        isClearable={false}
        onChoose={choice => {
          if (choice) selectKind(choice.id);
        }}
      />
    </div>
  );
}

/** Selecting another kind loads its example. */
function selectKind(name: string): void {
  pageStore.getState().setSending({ name, original: '', text: '', lastValidText: '', check: null, outcome: null });
}

const toChoice = ({ name, notSentReason }: SendingKind): Choice => ({
  id: name,
  label: name,
  value: name,
  description: notSentReason === null ? undefined : 'Slack would not send it to this app.',
});

/** Sends a valid payload, or any payload with “Send anyway”. */
export function SendButtons({
  target,
  value,
}: {
  readonly target: Target;
  /** `undefined` if the text is not valid JSON. */
  readonly value: JsonObject | undefined;
}) {
  const { text, original, check, outcome } = usePage(({ sending }) => sending);
  const isWrong = check?.text === text && check.findings.some(({ severity }) => severity === 'error');
  const isWaiting = outcome?.state === 'waiting';
  return (
    <div className={css.buttons}>
      <Button
        variant="primary"
        disabled={!value || isWrong || isWaiting}
        onClick={() => value && void sendPayload(target, value, false)}
      >
        Send
      </Button>
      {isWrong && value && (
        <Button variant="danger" disabled={isWaiting} onClick={() => void sendPayload(target, value, true)}>
          Send anyway
        </Button>
      )}
      <Button disabled={text === original} onClick={() => setPayloadText(original)}>
        Reset
      </Button>
    </div>
  );
}

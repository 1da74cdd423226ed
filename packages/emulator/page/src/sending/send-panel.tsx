import { useEffect, useMemo, type ReactNode } from 'react';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { AppChoice } from './app-choice.js';
import { KindChoice } from './kind-choice.js';
import { KnownIds } from './known-ids.js';
import { ObjectFields } from './object-fields.js';
import { AckPayload, Outcome } from './outcome.js';
import { askForKinds, checkWritten, takeExample, type Target } from './send-acts.js';
import { SendButtons } from './send-buttons.js';
import css from './send-panel.module.css';
import { SentBefore } from './sent-before.js';
import { WrittenField } from './written-field.js';
import { readWritten } from './written-json.js';

/** Nothing is asked while one still types. */
const PAUSE_MS = 150;

/** Anything that Slack sends, sent to an app by hand, whether or not it follows from something. */
export function SendPanel() {
  const workspace = usePage(currentWorkspace);
  const named = usePage(({ sending }) => sending.app);
  const app = workspace?.apps.find(({ appId, name }) => named === appId || named === name) ?? workspace?.apps[0];
  if (!workspace || !app) return <p className={css.empty}>No app is installed in this workspace.</p>;
  return (
    <>
      <SendForm appId={app.appId} teamId={workspace.id}>
        {workspace.apps.length > 1 && <AppChoice apps={workspace.apps} chosen={app.appId} />}
      </SendForm>
      <SentBefore />
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
  const userId = usePage(({ look }) => look.userId);
  const place = usePage(({ look }) => look.place);
  const target = useMemo((): Target => ({ app: appId, workspace: teamId }), [appId, teamId]);
  const written = useMemo(() => readWritten(text), [text]);
  const { value } = written;
  useEffect(() => void askForKinds(target), [target]);
  useEffect(() => void takeExample(target, name, { userId, place }), [target, name, userId, place]);
  useEffect(() => {
    if (!value) return undefined;
    const timer = setTimeout(() => void checkWritten(target, type, value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [target, value, type]);
  return (
    <form className={css.section} aria-label="Send by hand" onSubmit={event => event.preventDefault()}>
      <h2>Send anything</h2>
      <p className={css.soft}>
        As Slack sends it, whether or not it follows from something. The ids are those of here.
      </p>
      {children}
      <KindChoice />
      <KnownIds />
      <Fields isWhole={value !== undefined} />
      <WrittenField written={written} />
      <div className={css.foot}>
        <SendButtons target={target} value={value} />
        <Outcome />
      </div>
      <AckPayload />
    </form>
  );
}

/** The fields of what was written; while that is no whole, those of before, which can't be used. */
function Fields({ isWhole }: { readonly isWhole: boolean }) {
  const whole = usePage(({ sending }) => sending.whole);
  const shape = usePage(({ sending }) => sending.check?.shape);
  const value = useMemo(() => readWritten(whole).value, [whole]);
  if (!value) return null;
  return (
    <fieldset className={css.fields} aria-label="Fields" disabled={!isWhole}>
      <ObjectFields value={value} shape={value.type === 'event_callback' ? undefined : (shape ?? undefined)} />
    </fieldset>
  );
}

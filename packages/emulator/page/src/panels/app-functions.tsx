import type { LiveApp, LiveFunction } from '../../../src/live/live-state.js';
import { objectAt, stringAt } from '../../../src/json.js';
import { inputKey } from '../store/apps.slice.js';
import { usePage } from '../store/page-store.js';
import { JsonView } from '../timeline/json-view.js';
import { Button } from '../ui/button.js';
import { useLooking } from '../ui/looking.js';
import { lookAtRuns, runFunction } from './app-acts.js';
import { FunctionInput } from './function-input.js';
import css from './panel.module.css';

/** The functions of an app, to be run as a step of a workflow would. */
export function AppFunctions({ app }: { readonly app: LiveApp }) {
  if (app.functions.length === 0) return null;
  return <Functions app={app} />;
}

function Functions({ app }: { readonly app: LiveApp }) {
  useLooking(lookAtRuns);
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
        <Button type="submit" look="primary">
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

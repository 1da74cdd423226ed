import { useId } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import { isJsonObject, objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import { act } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { eventExamples, type ExampleWorld } from './event-examples.js';
import css from './panel.module.css';

/** Any event, sent to an app whether or not it follows from something. */
export function SendPanel() {
  const { example, text, sent } = usePage(({ sending }) => sending);
  const app = usePage(state => currentWorkspace(state)?.apps[0]);
  const look = usePage(state => state.look);
  const { setSending } = pageStore.getState();
  const [fieldId, hintId] = [useId(), useId()];
  const written = text ?? exampleText(example, worldOf(look, app));
  const read = readEvent(written);
  return (
    <form
      className={css.section}
      aria-label="Send an event"
      onSubmit={event => {
        event.preventDefault();
        if (read.event) void send(read.event);
      }}
    >
      <h2>Send an event</h2>
      <p className={css.soft}>It goes to the app as it stands, in an envelope of the Events API.</p>
      <label className={css.field}>
        Example
        <select value={example} onChange={event => setSending({ example: event.target.value, text: null, sent: null })}>
          {Object.keys(eventExamples).map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className={css.field}>
        <label htmlFor={fieldId}>Event</label>
        <textarea
          id={fieldId}
          spellCheck={false}
          value={written}
          aria-invalid={read.problem !== undefined}
          aria-describedby={hintId}
          onChange={event => setSending({ text: event.target.value, sent: null })}
        />
      </div>
      <p id={hintId} className={read.problem === undefined ? css.soft : css.trouble}>
        {read.problem ?? 'Its ids are those of what this page looks at.'}
      </p>
      <div className={css.buttons}>
        <Button type="submit" look="primary" disabled={read.problem !== undefined}>
          Send
        </Button>
        <Button disabled={text === null} onClick={() => setSending({ text: null, sent: null })}>
          As it was
        </Button>
      </div>
      {sent && <output className={sent.isDone ? css.soft : css.trouble}>{sent.text}</output>}
    </form>
  );
}

async function send(event: JsonObject): Promise<void> {
  const { setSending } = pageStore.getState();
  setSending({ sent: { isDone: true, text: 'Sent. Waiting for its ack…' } });
  try {
    const answer = await act('events', { event });
    const exchange = isJsonObject(answer) ? answer : {};
    const ack = objectAt(exchange, 'ack');
    const problem = stringAt(exchange, 'problem');
    setSending({
      sent: ack
        ? { isDone: true, text: `Acked after ${Math.round(Number(ack.latencyMs))} ms.` }
        : { isDone: false, text: problem ?? 'It was not acked in time.' },
    });
  } catch (error) {
    setSending({ sent: { isDone: false, text: wordsOf(error) } });
  }
}

/** What stands in the field, or what is wrong with it. */
function readEvent(text: string): { readonly event?: JsonObject; readonly problem?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is no JSON: ${wordsOf(error)}` };
  }
  if (!isJsonObject(value)) return { problem: 'An event is a JSON object.' };
  if ((stringAt(value, 'type') ?? '') === '') return { problem: 'An event has a "type".' };
  return { event: value };
}

function exampleText(name: string, world: ExampleWorld): string {
  return JSON.stringify(eventExamples[name]?.(world) ?? {}, null, 2);
}

function worldOf(
  { teamId, userId, place }: ReturnType<typeof pageStore.getState>['look'],
  app?: LiveApp,
): ExampleWorld {
  return {
    team: teamId,
    user: userId,
    channel: place.kind === 'channel' ? place.id : 'C0123456789',
    bot: app?.botUserId ?? 'U0123456789',
    ts: (Math.trunc(Date.now() / 1000) + 0.0001).toFixed(6),
  };
}

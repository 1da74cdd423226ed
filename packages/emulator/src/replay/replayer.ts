import type { ActDesk } from '../acts/act-desk.js';
import type { Exchange } from '../acts/exchange.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { SentEnvelope } from '../journal/journal.js';
import { isJsonObject, stringAt, type JsonObject } from '../json.js';
import type { ReplayAs } from '../timeline/drafts.js';
import type { TimelineRecorder } from '../timeline/timeline-recorder.js';
import type { App } from '../workspace/apps/app.js';
import { freshPayload } from './fresh-payload.js';
import { replayedAnswer } from './replayed-answer.js';

/** What replaying works with. */
export interface ReplayerParts {
  readonly dispatcher: Dispatcher;
  readonly recorder: TimelineRecorder;
  /** @throws Error when there is no such app any more */
  readonly chooseApp: (name: string) => App;
  /** Where the people act of the workspace of this id; of the first one where there is none of it. */
  readonly deskOf: (teamId: string | undefined) => ActDesk;
}

/** Sends again what was sent before. */
export class Replayer {
  constructor(private readonly parts: ReplayerParts) {}

  /**
   * Sends a payload again, with a trigger and response URL that are good. What its ack brings takes effect.
   * @param entryId that of its envelope in the timeline
   */
  async replay(sent: SentEnvelope, entryId: number, as: ReplayAs): Promise<Exchange> {
    const { dispatcher, recorder, chooseApp } = this.parts;
    const { type, retryAttempt, acceptsResponsePayload } = sent;
    const app = chooseApp(sent.app);
    const desk = this.parts.deskOf(teamOf(sent.payload));
    const install = desk.workspace.apps.choose(app.appId);
    const isSame = as === 'same_envelope';
    const payload = isJsonObject(sent.payload)
      ? renewed(freshPayload({ desk, app: install, payload: sent.payload }), desk, isSame)
      : sent.payload;
    const order = {
      app,
      type,
      payload,
      acceptsResponsePayload,
      ...(isSame ? { envelopeId: sent.envelopeId, retryAttempt } : {}),
    };
    const dispatched = recorder.replay(sent, entryId, as, () => dispatcher.dispatch(order));
    const apply = isJsonObject(payload)
      ? replayedAnswer({ desk, app: install, payload }, type)
      : (): Partial<Exchange> => ({});
    return desk.settle(dispatched, apply);
  }
}

/** An event that is another one has another id. */
function renewed(payload: JsonObject, { workspace }: ActDesk, isSame: boolean): JsonObject {
  if (isSame || payload.event_id === undefined) return payload;
  return { ...payload, event_id: workspace.ids.next('Ev') };
}

function teamOf(payload: unknown): string | undefined {
  if (!isJsonObject(payload)) return undefined;
  const { team } = payload;
  return stringAt(payload, 'team_id') ?? (isJsonObject(team) ? stringAt(team, 'id') : undefined);
}

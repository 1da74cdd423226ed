import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { Exchange } from '../actions/exchange.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { SentEnvelope } from '../event-log/event-log.js';
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../json.js';
import type { ReplayAs } from '../timeline/entry-drafts.js';
import type { TimelineRecorder } from '../timeline/timeline-recorder.js';
import type { App } from '../workspace/apps/app.js';
import { renewPayload, type ReplaySender, toResponseTarget } from './renew-payload.js';
import { applyMessageResponse, assertNoResponse } from '../app-responses/message-response.js';
import {
  applySubmissionResponse,
  readAttachmentOptionsResponse,
  readOptionsResponse,
} from '../app-responses/options-and-view-response.js';
import { applyCommandResponse } from '../actions/command.action.js';

/** The dependencies of the replayer. */
export interface ReplayerParts {
  readonly dispatcher: Dispatcher;
  readonly recorder: TimelineRecorder;
  /** @throws Error when the app does not exist any more */
  readonly chooseApp: (name: string) => App;
  /** Returns the dispatcher of the workspace with this id, or that of the first workspace. */
  readonly deskOf: (teamId: string | undefined) => ActionDispatcher;
}

/** Replays recorded envelopes. */
export class Replayer {
  constructor(private readonly parts: ReplayerParts) {}

  /**
   * Sends a payload again, with a valid trigger and response URL. The ack payload takes effect.
   * @param entryId the id of the envelope's timeline entry
   */
  async replay(sent: SentEnvelope, entryId: number, as: ReplayAs): Promise<Exchange> {
    const { dispatcher, recorder, chooseApp } = this.parts;
    const { type, retryAttempt, acceptsResponsePayload } = sent;
    const app = chooseApp(sent.app);
    const desk = this.parts.deskOf(getPayloadTeam(sent.payload));
    const install = desk.workspace.apps.choose(app.appId);
    const isSame = as === 'same_envelope';
    const payload = isJsonObject(sent.payload)
      ? renewReplayedPayload(renewPayload({ desk, app: install, payload: sent.payload }), desk, isSame)
      : sent.payload;
    const order = {
      app,
      type,
      payload,
      acceptsResponsePayload,
      ...(isSame ? { envelopeId: sent.envelopeId, retryAttempt } : {}),
    };
    const dispatched = recorder.recordReplay(sent, entryId, as, () => dispatcher.dispatch(order));
    const apply = isJsonObject(payload)
      ? applyReplayedResponse({ desk, app: install, payload }, type)
      : (): Partial<Exchange> => ({});
    return desk.settle(dispatched, apply);
  }
}

/** A new event needs a new event id. */
function renewReplayedPayload(payload: JsonObject, { workspace }: ActionDispatcher, isSame: boolean): JsonObject {
  if (isSame || payload.event_id === undefined) return payload;
  return { ...payload, event_id: workspace.ids.next('Ev') };
}

function getPayloadTeam(payload: unknown): string | undefined {
  if (!isJsonObject(payload)) return undefined;
  const { team } = payload;
  return stringAt(payload, 'team_id') ?? (isJsonObject(team) ? stringAt(team, 'id') : undefined);
}

/** Returns a function that applies the ack payload of a replayed envelope. */
export function applyReplayedResponse(sender: ReplaySender, type: string): (answer: unknown) => Partial<Exchange> {
  const { desk, app, payload } = sender;
  const { workspace } = desk;
  if (type === 'slash_commands') return answer => applyCommandResponse(workspace, toResponseTarget(sender), answer);
  if (type !== 'interactive') return () => ({});
  switch (payload.type) {
    case 'block_suggestion':
      return answer => ({ options: readOptionsResponse(answer) });
    case 'interactive_message':
      if (payload.actions === undefined) return answer => ({ options: readAttachmentOptionsResponse(answer) });
      return answer => {
        if (!isJsonObject(answer) || Object.keys(answer).length === 0) return {};
        return {
          message: applyMessageResponse(workspace, toResponseTarget(sender), { replace_original: true, ...answer }),
        };
      };
    case 'view_submission': {
      const view = workspace.views.find(stringAt(objectAt(payload, 'view') ?? {}, 'id') ?? '');
      // A view that has been closed is not updated.
      return answer => {
        if (view) applySubmissionResponse(workspace, app, view, answer);
        return {};
      };
    }
    default:
      return assertNoResponse;
  }
}

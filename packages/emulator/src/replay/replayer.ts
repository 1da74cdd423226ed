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

/** What replaying works with. */
export interface ReplayerParts {
  readonly dispatcher: Dispatcher;
  readonly recorder: TimelineRecorder;
  /** @throws Error when there is no such app any more */
  readonly chooseApp: (name: string) => App;
  /** Where the people act of the workspace of this id; of the first one where there is none of it. */
  readonly deskOf: (teamId: string | undefined) => ActionDispatcher;
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

/** An event that is another one has another id. */
function renewReplayedPayload(payload: JsonObject, { workspace }: ActionDispatcher, isSame: boolean): JsonObject {
  if (isSame || payload.event_id === undefined) return payload;
  return { ...payload, event_id: workspace.ids.next('Ev') };
}

function getPayloadTeam(payload: unknown): string | undefined {
  if (!isJsonObject(payload)) return undefined;
  const { team } = payload;
  return stringAt(payload, 'team_id') ?? (isJsonObject(team) ? stringAt(team, 'id') : undefined);
}

/** Puts into effect what the ack of a payload brings that is sent again. */
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
      // What is closed by now shows nothing any more.
      return answer => {
        if (view) applySubmissionResponse(workspace, app, view, answer);
        return {};
      };
    }
    default:
      return assertNoResponse;
  }
}

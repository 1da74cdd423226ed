import { presentState, getInitialState, type BlockState } from '../block-kit/block-state.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { findAttachment, getVisibleBlocks } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import { presentMessage } from '../workspace/messages/present-message.js';
import { presentView, type View } from '../workspace/views/view.js';
import { enterpriseFields } from '../workspace/team.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import { VERIFICATION_TOKEN } from '../events/event-callback.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { FunctionExecution } from '../workspace/apps/function-executions.js';

/** The user who acts, and the app concerned. */
export interface Actor {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
}

/** The message or view that contains the element. */
export type InteractionSurface =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

/** Creates the members that all interactions have. */
export function createInteractionBase({ workspace, app, user }: Actor, type: string): JsonObject {
  const { team } = workspace;
  return {
    type,
    token: VERIFICATION_TOKEN,
    // Slack names no single team for an organization-wide app.
    team: app.isOrgWide ? null : { id: team.id, domain: team.domain, ...enterpriseFields(team) },
    enterprise: team.enterprise ? { ...team.enterprise } : null,
    is_enterprise_install: app.isOrgWide,
    api_app_id: app.appId,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
  };
}

/** Issues the `trigger_id`, which allows the app to open a view. */
export function issueTrigger({ workspace, app, user }: Actor): JsonObject {
  return { trigger_id: workspace.triggers.issue(app.appId, user.id) };
}

/** Describes the container, and the message or view with its current state. */
export function toSurfaceFields(workspace: Workspace, surface: InteractionSurface, blockId: string): JsonObject {
  if (surface.kind === 'view') {
    const view = presentView(workspace.team.id, surface.view);
    return { container: { type: 'view', view_id: surface.view.id }, view };
  }
  const { message } = surface;
  const isEphemeral = message.ephemeralTo !== undefined;
  const attachment = findAttachment(message, blockId);
  const unfurl = attachment?.is_app_unfurl === true ? attachment : undefined;
  return {
    container: {
      type: attachment ? 'message_attachment' : 'message',
      message_ts: message.ts,
      ...(attachment ? { attachment_id: attachment.id, is_app_unfurl: unfurl !== undefined } : {}),
      ...(unfurl ? { app_unfurl_url: unfurl.app_unfurl_url } : {}),
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: getSurfaceChannel(message),
    ...(unfurl ? { app_unfurl: unfurl } : {}),
    // Slack does not store ephemeral messages and cannot include them. It also hides messages of other authors from an
    // app that only unfurled a link.
    ...(isEphemeral || unfurl ? {} : { message: presentMessage(workspace, message) }),
  };
}

/** Returns the state of a message's blocks for a user with these inputs. */
export function getMessageState(message: Message, entered: BlockState): JsonObject {
  return { state: presentState(getInitialState(getVisibleBlocks(message), entered)) };
}

/** Names the channel of a message as interactions do. */
export function getSurfaceChannel(message: Message): JsonObject {
  return { id: message.channel, name: message.channelName === '' ? 'directmessage' : message.channelName };
}

/** A slash command that a user entered. */
export interface CommandInvocation {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
  readonly channel: Channel;
  /** Includes the slash. */
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** Creates the payload of a slash command. Its flags are strings, because Slack designed it as a form. */
export function createCommandPayload(written: CommandInvocation): JsonObject {
  const { workspace, app, user, channel, command, text, responseUrl } = written;
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    ...enterpriseFields(workspace.team),
    channel_id: channel.id,
    channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: String(app.isOrgWide),
    response_url: responseUrl,
    trigger_id: workspace.triggers.issue(app.appId, user.id),
  };
}

/** Creates the event that assigns a workflow step to the app of its function. */
export function createFunctionExecutedEvent(
  workspace: Workspace,
  app: AppInstall,
  execution: FunctionExecution,
): JsonObject {
  const { id, callbackId, workflowExecutionId, inputs, outputTypes } = execution;
  const now = Math.trunc(Number(workspace.ids.timestamp()));
  return {
    type: 'function_executed',
    function: {
      id: workspace.ids.next('Fn'),
      callback_id: callbackId,
      title: callbackId,
      description: '',
      type: 'app',
      input_parameters: Object.entries(inputs).map(([name, value]) => toParameterSchema(name, getParameterType(value))),
      output_parameters: Object.entries(outputTypes).map(([name, type]) => toParameterSchema(name, type)),
      app_id: app.appId,
      date_created: now,
      date_released: 0,
      date_updated: now,
      date_deleted: 0,
      form_enabled: false,
    },
    inputs,
    function_execution_id: id,
    workflow_execution_id: workflowExecutionId,
    event_ts: workspace.ids.timestamp(),
    bot_access_token: workspace.functions.tokenOf(execution),
  };
}

/**
 * Adds the members of an interaction with a message or view that a function created: the execution, its token, and an
 * `interactivity_pointer` that replaces the trigger. Returns `undefined` for any other message or view.
 */
export function toFunctionFields(actor: Actor, executionId: string | undefined): JsonObject | undefined {
  const { workspace, user } = actor;
  const execution = executionId === undefined ? undefined : workspace.functions.find(executionId);
  if (!execution) return undefined;
  return {
    bot_access_token: workspace.functions.tokenOf(execution),
    function_data: {
      execution_id: execution.id,
      function: { callback_id: execution.callbackId },
      inputs: execution.inputs,
    },
    interactivity: {
      interactor: { secret: workspace.ids.secretKey(), id: user.id },
      interactivity_pointer: issueTrigger(actor).trigger_id,
    },
  };
}

const toParameterSchema = (name: string, type: string): JsonObject => ({
  type,
  name,
  description: '',
  title: name,
  is_required: true,
});

const getParameterType = (value: JsonValue | undefined): string =>
  Array.isArray(value) ? 'array' : value === null ? 'object' : typeof value;

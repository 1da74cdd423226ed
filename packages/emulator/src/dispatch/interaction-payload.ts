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

/** Who acted, and in which app. */
export interface Actor {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
}

/** Where the thing is that somebody acted on. */
export type InteractionSurface =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

/** What every interaction begins with. */
export function createInteractionBase({ workspace, app, user }: Actor, type: string): JsonObject {
  const { team } = workspace;
  return {
    type,
    token: VERIFICATION_TOKEN,
    // Of what is installed in a whole organisation no single team is named.
    team: app.isOrgWide ? null : { id: team.id, domain: team.domain, ...enterpriseFields(team) },
    enterprise: team.enterprise ? { ...team.enterprise } : null,
    is_enterprise_install: app.isOrgWide,
    api_app_id: app.appId,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
  };
}

/** The permission to open a view, which most interactions bring. */
export function issueTrigger({ workspace, app, user }: Actor): JsonObject {
  return { trigger_id: workspace.triggers.issue(app.appId, user.id) };
}

/** Where it happened: the container, and the message or view with what has been entered in it. */
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
    // Slack doesn't keep ephemeral messages, and so can't send them back. Nor does it show an app what others wrote.
    ...(isEphemeral || unfurl ? {} : { message: presentMessage(workspace, message) }),
  };
}

/** What a message's blocks hold before somebody who has entered this. */
export function getMessageState(message: Message, entered: BlockState): JsonObject {
  return { state: presentState(getInitialState(getVisibleBlocks(message), entered)) };
}

/** The channel of a message as interactions name it. */
export function getSurfaceChannel(message: Message): JsonObject {
  return { id: message.channel, name: message.channelName === '' ? 'directmessage' : message.channelName };
}

/** A slash command that somebody wrote. */
export interface CommandInvocation {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly user: User;
  readonly channel: Channel;
  /** With its slash. */
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** What Slack sends for a slash command. Here, unlike elsewhere, flags are strings: it began as a form. */
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

/** The event that gives a step of a workflow to the app whose function it is. */
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
 * What an interaction tells when its message or view comes from a function: which execution, its token, and a pointer in
 * the place of a trigger. Nothing of it otherwise.
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

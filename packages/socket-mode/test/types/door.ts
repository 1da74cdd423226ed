// Users can name every type in the public signatures in their own wrappers. Nothing here runs.
import type { ArgumentsHost } from '@nestjs/common';
import { of } from 'rxjs';
import {
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackInteraction,
  SlackMessage,
  SlackOptions,
  slackRoute,
  SlackStream,
  type AckMode,
  type SlackActionPayload,
  type SlackAnswerWith,
  type SlackChoices,
  type SlackCommandPayload,
  type SlackDialogErrors,
  type SlackEventConditions,
  type SlackEventType,
  type SlackExceptionFilter,
  type SlackInteractionConditions,
  type SlackInteractionType,
  type SlackMessageConditions,
  type SlackMessagePayload,
  type SlackMessageShortcutPayload,
  type SlackMethodDecorator,
  type SlackOptionsConditions,
  type SlackOptionsPayload,
  type SlackPayloadMark,
  type SlackRouteValues,
  type SlackShortcutPayload,
  type SlackViewPayload,
} from '@nest-slack/socket-mode';

const mergeRequest = slackRoute('repo/:repo/merge/:number');

export const merge = (values: SlackRouteValues<typeof mergeRequest.pattern>): string => mergeRequest(values);

export const Deploy = <Ack extends AckMode>(
  ack: Ack,
): SlackMethodDecorator<'command', SlackAnswerWith<Ack, 'command'>> => SlackCommand('/deploy', { ack });

export const Heard = (conditions: SlackMessageConditions) => SlackMessage(conditions);

export const Offered = (conditions: SlackOptionsConditions) => SlackOptions(conditions);

export const Happened = <const Type extends SlackEventType>(conditions: SlackEventConditions<Type>) =>
  SlackEvent(conditions);

export const Done = <Type extends SlackInteractionType>(conditions: SlackInteractionConditions<Type>) =>
  SlackInteraction(conditions);

export const Pressed = (id: string): SlackMethodDecorator<'action'> => SlackAction(id);

/** The payloads as declaration files spell them out. */
export interface Spelled {
  readonly command: SlackCommandPayload & SlackPayloadMark<'command'>;
  readonly action: SlackActionPayload & SlackPayloadMark<'action'>;
  readonly options: SlackOptionsPayload & SlackPayloadMark<'options'>;
  readonly view_submission: SlackViewPayload & SlackPayloadMark<'view_submission'>;
  readonly shortcut: SlackShortcutPayload & SlackPayloadMark<'shortcut'>;
  readonly message_shortcut: SlackMessageShortcutPayload & SlackPayloadMark<'message_shortcut'>;
  readonly message: SlackMessagePayload & SlackPayloadMark<'message'>;
}

/** A filter keeps a dialog open, or responds with a stream. */
export class Kept implements SlackExceptionFilter {
  catch(exception: Error, host: ArgumentsHost): SlackDialogErrors | SlackStream | null {
    switch (SlackContext.from(host).kind) {
      case 'dialog_submission':
        return { errors: [{ name: 'title', error: exception.message }] };
      case 'message':
        return SlackStream.from(of('Sorry: ', exception.message));
      default:
        return null;
    }
  }
}

/** A filter responds to an options request with options. */
export class NoOptions implements SlackExceptionFilter {
  catch(): SlackChoices {
    return ['Try again'];
  }
}

// Its parts, here and elsewhere: the whole of @nestjs/microservices brings every transport there is.
export { Ctx, Payload } from './nest-internals.js';
export type {
  SlackAnswer,
  SlackChoice,
  SlackChoiceGroup,
  SlackChoices,
  SlackDialogErrors,
  SlackReply,
  SlackViewResponse,
} from './response/handler-response-types.js';
export { SlackAck } from './response/slack-ack.js';
export type { SlackExceptionFilter, SlackFilterAnswer } from './response/slack-exception-filter.js';
export { slackMetadata } from './response/slack-metadata.js';
export { SlackStream } from './response/message-stream/slack-stream.js';
export { SlackView } from './response/slack-view.js';
export type { SlackHomeView, SlackModalView } from './response/handler-response-types.js';
export { type SlackMappedRoute, SlackRoutes } from './discovery/slack-routes.js';
export type { SlackAssistantThreadId, SlackThreadContextStore } from './assistant/thread-context-store.js';
export type { SlackBindingDecorator } from './decorators/binding.decorators.js';
export { InjectSlackClient } from './decorators/inject-slack-client.decorator.js';
export type {
  SlackAnswerWith,
  SlackHandlerOptions,
  SlackMethodDecorator,
} from './decorators/create-handler-decorator.js';
export type { SlackParameterDecorator, SlackPipe } from './decorators/create-parameter-decorator.js';
export { SlackActionValue } from './decorators/parameter.decorators.js';
export type { SlackElementConditions, SlackId } from './decorators/slack-id.js';
export { SlackAction } from './decorators/slack-action.decorator.js';
export { SlackAssistant, type SlackAssistantPayload } from './decorators/slack-assistant.decorator.js';
export { SlackBody } from './decorators/parameter.decorators.js';
export { SlackCommand, type SlackCommandParts } from './decorators/slack-command.decorator.js';
export { SlackEvent, type SlackEventConditions, type SlackEventType } from './decorators/slack-event.decorator.js';
export { SlackFallback } from './decorators/slack-fallback.decorator.js';
export { SlackFunction } from './decorators/slack-function.decorator.js';
export {
  SlackInteraction,
  type SlackInteractionConditions,
  type SlackInteractionType,
} from './decorators/slack-interaction.decorator.js';
export { SlackMessage, type SlackMessageConditions } from './decorators/slack-message.decorator.js';
export { SlackMetadata } from './decorators/binding.decorators.js';
export { SlackOptions, type SlackOptionsConditions } from './decorators/slack-options.decorator.js';
export { SlackParam } from './decorators/parameter.decorators.js';
export { SlackParams } from './decorators/binding.decorators.js';
export { SlackMessageShortcut, SlackShortcut } from './decorators/slack-shortcut.decorator.js';
export { SlackUser } from './decorators/parameter.decorators.js';
export { SlackViewState } from './decorators/binding.decorators.js';
export { SlackViewClosed, SlackViewSubmission } from './decorators/slack-view.decorator.js';
export type { SlackOrder, SlackOrderedEvent } from './dispatch/ordering-key.js';
export type { SlackBlock, SlackDataVisualizationBlock, SlackKnownBlock } from './envelope/block.payload.js';
export type { SlackCommandPayload } from './envelope/payloads.js';
export type { SlackRichTextBlock } from './envelope/block.payload.js';
export type { SlackAssistantMoment, SlackThreadContext } from './envelope/assistant-metadata.js';
export type { SlackWorkspace } from './envelope/envelope-metadata.js';
export type { EnvelopeKind, EnvelopeRetry, SlackEnvelope } from './envelope/envelope.js';
export type {
  SlackActionPayload,
  SlackHomePayload,
  SlackMessageShortcutPayload,
  SlackModalPayload,
  SlackOptionsPayload,
  SlackShortcutPayload,
  SlackViewPayload,
} from './envelope/interaction.payload.js';
export type {
  SlackAttachmentActionPayload,
  SlackDialogCancellationPayload,
  SlackDialogSubmissionPayload,
  SlackDialogSuggestionPayload,
  SlackInteractiveMessageBody,
  SlackInteractiveMessageSuggestionPayload,
} from './envelope/legacy.payload.js';
export type {
  SlackEventPayload,
  SlackKind,
  SlackMessagePayload,
  SlackPayload,
  SlackPayloadMark,
} from './envelope/payloads.js';
export { SlackInputException } from './exceptions/user-facing.exceptions.js';
export { SlackOptionsException } from './exceptions/slack-options.exception.js';
export { SlackFunctionException } from './exceptions/delivery.exceptions.js';
export { SlackResponseUrlException, type SlackResponseUrlCode } from './exceptions/delivery.exceptions.js';
export { SlackSayException } from './exceptions/delivery.exceptions.js';
export { SlackUserException } from './exceptions/user-facing.exceptions.js';
export { SlackViewException } from './exceptions/user-facing.exceptions.js';
export { SlackException } from './exceptions/slack.exception.js';
export { type SlackAnswerable, SlackContext } from './handler/slack-context.js';
export type { ParseReferenceOptions } from './pipes/slack-reference.pipes.js';
export { ParseSlackChannelPipe } from './pipes/slack-reference.pipes.js';
export { ParseSlackLinkPipe } from './pipes/slack-reference.pipes.js';
export { ParseSlackUserGroupPipe } from './pipes/slack-reference.pipes.js';
export { ParseSlackUserPipe } from './pipes/slack-reference.pipes.js';
export { ImpossibleRouteError, RouteConflictError, RouteIdError } from './routing/route-description.js';
export type { RouteCost } from './routing/route-description.js';
export type { AckMode } from './routing/route.js';
export type { SlackParamsOf } from './routing/slack-route.js';
export { slackRoute, type SlackRoute, type SlackRouteValues } from './routing/slack-route.js';
export type { OverloadNotice, OverloadTally } from './dispatch/overload-monitor.js';
export type { SlackTexts } from './response/slack-texts.js';
export { getSlackClientToken, SLACK_ENV } from './options/tokens.js';
export type { SlackCounts } from './telemetry/counters.js';
export type { SlackLoad } from './telemetry/counters.js';
export type { SlackAssistantPrompt, SlackAssistantStatus, SlackAssistantThread } from './web-api/assistant-thread.js';
export type { BotToken } from './web-api/bot-token.js';
export type { PostedMessage as SaidMessage } from './response/message-stream/stream-target.js';
export type { SlackFunctionCompletion, SlackFunctionHandle } from './web-api/function-completion.js';
export { SlackClients } from './web-api/app-clients.js';
export { SlackFunctions } from './web-api/slack-functions.js';
export type {
  AssistantOptions,
  ConcurrencyOptions,
  DeduplicationOptions,
  SlackCommonOptions,
  SlackEnhancers,
} from './options/slack-options.js';
export type { Claim, ClaimOutcome, IdempotencyKey, IdempotencyStore } from './dispatch/idempotency-store.js';

export { SlackEmulator } from './slack-emulator.js';
export { type DeliverOptions } from './dispatch/dispatch-request.js';
export type { SlackEmulatorOptions } from './slack-emulator.options.js';
export type { Exchange } from './actions/exchange.js';
export type { UploadedFile } from './actions/file.actions.js';
export type { ReplyOptions } from './actions/message.actions.js';
export type { TypedValue } from './actions/element-input.js';
export type { FunctionExchange, FunctionRunOptions } from './actions/function.action.js';
export type { FormValues } from './actions/input.actions.js';
export type {
  ApiErrorFault,
  RetryAfterOptions,
  DelayOptions,
  FaultTarget,
  FragmentOptions,
  HalfOpenOptions,
  LastingFaultTarget,
  RefreshOptions,
  SlownessOptions,
  UpgradeRefusalOptions,
} from './faults/fault-options.js';
export type { FailOn, Failure, FailureKind, FailureMatch, Failures } from './failures/failures.js';
export type { StoryOptions } from './failures/error-timeline.js';
export type { AppRoute, RouteKind } from './timeline/app-routes.js';
export type { AddAppOptions } from './test-kit/emulator-directory.js';
export type { Duration, SlackTime } from './time/slack-time.js';
export type { Faults } from './faults/faults.js';
export type { AssistantPane, OpenedAssistant } from './test-kit/assistant-pane.js';
export type { ChannelActions } from './test-kit/channel-actions.js';
export type { SlackWorkspace } from './test-kit/slack-workspace.js';
export type { Person } from './test-kit/person.js';
export type { AckMatch, MessageMatch, WaitOptions } from './test-kit/waits.js';
export type { BadNetworkOptions } from './faults/bad-network.js';
export type { Copy } from './faults/fault-plan.js';
export type { GarbageKind } from './faults/fault-options.js';
export type { Greeting, Lifetime } from './faults/fault-options.js';
export type { ActiveFault } from './faults/active-faults.js';
export type {
  EmulatorEvents,
  InjectedFault,
  ClockMove,
  StateReset,
  ResponseUse,
  SentEnvelope,
  TimeChange,
  UnansweredEnvelope,
} from './event-log/event-log.js';
export type { About } from './timeline/history.js';
export type { CallDetails, EntryDetails } from './timeline/entry-details.js';
export type { EntryChoice, History } from './timeline/history.js';
export type { ExportOptions } from './test-export/exporter.js';
export type { RunnerName } from './test-export/test-source.js';
export type { ElementKind, ElementMarks, ElementMatch } from './element-search/element-match.js';
export type {
  Ack,
  ApiCall,
  Attempt,
  ConnectionClose,
  ConnectionRecord,
  Delivery,
  OpenSockets,
  Problem,
} from './event-log/records.js';
export type { LintFinding, LintRuleName, LintSettings, LintSeverity } from './lint/lint-rules.js';
export type { Lint } from './lint/linter.js';
export type { AckPayloadKind, TimelineEntry, TimelineFacts } from './timeline/timeline-entry.js';
export type { ReplayAs } from './timeline/entry-drafts.js';
export type { PayloadCheck } from './payloads/check-payload.js';
export type { PayloadFinding } from './payloads/check-shape.js';
export type { ExampleOptions, PayloadOffer, Payloads, PayloadTarget, WrittenPayload } from './payloads/payloads.js';
export type { ObjectShape, Shape } from './api-reference/reference-types.js';
export { formatTimelineEntry } from './timeline/format-entry.js';
export { formatTimelineRows } from './timeline/format-entry.js';
export type { Timeline } from './timeline/timeline.js';
export type { ChannelPane } from './test-kit/channel-pane.js';
export type { Filling } from './test-kit/modal.js';
export type { HomeTab } from './test-kit/view-pane.js';
export type { MessagePane } from './test-kit/channel-pane.js';
export type { Modal } from './test-kit/modal.js';
export type { AppChoice } from './test-kit/workspace-viewer.js';
export type { ViewPane } from './test-kit/view-pane.js';
export type { ViewMatch } from './test-kit/waits.js';
export type { JsonObject, JsonValue } from './json.js';
export type { AppManifest } from './manifest/manifest.schema.js';
export type { ManifestSource } from './manifest/load-manifest.js';
export type { Seed, SeedApp, SeedChannel, SeedMessage, SeedPerson, SeedWorkspace } from './seed/schema/seed.schema.js';
export type { SeedSource } from './seed/read-seed.js';
export type { App } from './workspace/apps/app.js';
export type { AppInstall, UserToken } from './workspace/apps/app-install.js';
export type { AssistantThread, SuggestedPrompt } from './workspace/apps/assistant-thread.js';
export type { ChannelKind, ChannelView } from './workspace/channels/channel.js';
export type { Clock } from './time/clock.js';
export type { FunctionExecution, FunctionOutcome, OutputTypes } from './workspace/apps/function-executions.js';
export type { NewFile, SlackFile } from './workspace/files/slack-file.js';
export type { Message, Reaction } from './workspace/messages/message.js';
export type { BlockState } from './block-kit/block-state.js';
export type { FailureLimitOptions } from './dispatch/failure-limit.js';
export type { RateLimitOptions } from './web-api/rate-limits.js';
export type { ReplacementResponse } from './workspace/api-error.js';
export type { NewPerson, Role } from './workspace/users/user.js';
export type { View } from './workspace/views/view.js';

// Former names, kept for existing imports.
export type { ApiErrorFault as CallRefusal, RetryAfterOptions as ComeAgain } from './faults/fault-options.js';
export type { ChannelActions as ChannelActs } from './test-kit/channel-actions.js';
export type { ActiveFault as FaultInForce } from './faults/active-faults.js';
export type {
  ClockMove as MovedClock,
  StateReset as NewBeginning,
  TimeChange as SteeredTime,
} from './event-log/event-log.js';
export { formatTimelineEntry as timelineLine } from './timeline/format-entry.js';
export { formatTimelineRows as timelineRows } from './timeline/format-entry.js';
export type { ReplacementResponse as InsteadOfAnswer } from './workspace/api-error.js';

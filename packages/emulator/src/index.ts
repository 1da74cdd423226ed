export { SlackEmulator, type DeliverOptions } from './slack-emulator.js';
export type { SlackEmulatorOptions } from './slack-emulator.options.js';
export type { Exchange } from './acts/exchange.js';
export type { UploadedFile } from './acts/file.act.js';
export type { ReplyOptions } from './acts/message.acts.js';
export type { TypedValue } from './acts/typed-value.js';
export type { FunctionExchange, FunctionRunOptions } from './acts/function.act.js';
export type { FormValues } from './acts/fill.acts.js';
export type {
  CallRefusal,
  ComeAgain,
  DelayOptions,
  FaultTarget,
  FragmentOptions,
  HalfOpenOptions,
  LastingFaultTarget,
  RefreshOptions,
  SlownessOptions,
  UpgradeRefusalOptions,
} from './controls/fault-options.js';
export type { FailOn, Failure, FailureKind, FailureMatch, Failures } from './story/failures.js';
export type { StoryOptions } from './story/storyteller.js';
export type { AppRoute, RouteKind } from './history/app-routes.js';
export type { AddAppOptions } from './controls/directory.js';
export type { Duration, SlackTime } from './controls/slack-time.js';
export type { Faults } from './controls/faults.js';
export type { AssistantPane, OpenedAssistant } from './kit/assistant-pane.js';
export type { ChannelActs } from './controls/channel-acts.js';
export type { SlackWorkspace } from './controls/slack-workspace.js';
export type { Person } from './controls/person.js';
export type { AckMatch, MessageMatch, WaitOptions } from './waiting/waits.js';
export type { BadNetworkOptions } from './faults/bad-network.js';
export type { Copy } from './faults/fault-plan.js';
export type { GarbageKind } from './faults/garbage.js';
export type { Greeting, Lifetime } from './faults/greeting.js';
export type { FaultInForce } from './faults/in-force.js';
export type {
  EmulatorEvents,
  InjectedFault,
  MovedClock,
  NewBeginning,
  ResponseUse,
  SentEnvelope,
  SteeredTime,
  UnansweredEnvelope,
} from './journal/journal.js';
export type { About } from './history/about.js';
export type { CallDetails, EntryDetails } from './history/entry-details.js';
export type { EntryChoice, History } from './history/history.js';
export type { ExportOptions } from './export/exporter.js';
export type { RunnerName } from './export/runners.js';
export type { ElementKind, ElementMarks, ElementMatch } from './finding/element-match.js';
export type {
  Ack,
  ApiCall,
  Attempt,
  ConnectionClose,
  ConnectionRecord,
  Delivery,
  OpenSockets,
  Problem,
} from './journal/records.js';
export type { LintFinding, LintRuleName, LintSettings, LintSeverity } from './lint/lint-rules.js';
export type { Lint } from './lint/linter.js';
export type { AckPayloadKind, TimelineEntry, TimelineFacts } from './timeline/timeline-entry.js';
export type { ReplayAs } from './timeline/drafts.js';
export type { PayloadCheck } from './payloads/check-payload.js';
export type { PayloadFinding } from './payloads/payload-finding.js';
export type { ExampleOptions, PayloadOffer, Payloads, PayloadTarget, WrittenPayload } from './payloads/payloads.js';
export type { ObjectShape, Shape } from './facts/shape.js';
export { timelineLine } from './timeline/timeline-line.js';
export { timelineRows } from './timeline/timeline-rows.js';
export type { Timeline } from './timeline/timeline.js';
export type { ChannelPane } from './kit/channel-pane.js';
export type { Filling } from './kit/filling.js';
export type { HomeTab } from './kit/home-tab.js';
export type { MessagePane } from './kit/message-pane.js';
export type { Modal } from './kit/modal.js';
export type { AppChoice } from './kit/onlooker.js';
export type { ViewPane } from './kit/view-pane.js';
export type { ViewMatch } from './kit/view-waits.js';
export type { JsonObject, JsonValue } from './json.js';
export type { AppManifest } from './manifest/manifest.schema.js';
export type { ManifestSource } from './manifest/require-manifest.js';
export type { Seed, SeedApp, SeedChannel, SeedMessage, SeedPerson, SeedWorkspace } from './seed/schema/seed.schema.js';
export type { SeedSource } from './seed/read-seed.js';
export type { App } from './workspace/apps/app.js';
export type { AppInstall, UserToken } from './workspace/apps/app-install.js';
export type { AssistantThread, SuggestedPrompt } from './workspace/apps/assistant-threads.js';
export type { ChannelKind, ChannelView } from './workspace/channels/channels.js';
export type { Clock } from './workspace/clock.js';
export type { FunctionExecution, FunctionOutcome, OutputTypes } from './workspace/apps/function-executions.js';
export type { NewFile, SlackFile } from './workspace/files/files.js';
export type { Message, Reaction } from './workspace/messages/message.js';
export type { BlockState } from './block-kit/block-state.js';
export type { FailureLimitOptions } from './dispatch/failure-limit.js';
export type { RateLimitOptions } from './web-api/rate-limits.js';
export type { InsteadOfAnswer } from './workspace/refusal.js';
export type { NewPerson, Role } from './workspace/people/users.js';
export type { View } from './workspace/views/view.js';

// For the packages that receive payloads for core (Socket Mode, HTTP). Not part of the public API: it may change in any release.
export { ThreadContexts } from './assistant/thread-context-store.js';
export { resolveAppRoutes, warnAboutUnknownApps } from './discovery/slack-routes.js';
export { HandlerExplorer } from './discovery/handler-explorer.js';
export { assertParametersBound } from './discovery/validate-parameters.js';
export { warnAboutMissingParameters } from './discovery/validate-parameters.js';
export { assertParametersAvailable } from './discovery/validate-parameters.js';
export { logRoutes } from './discovery/slack-routes.js';
export { findParameterSources } from './discovery/validate-parameters.js';
export { AppDispatcher } from './dispatch/app-dispatcher.js';
export type { AckStatus, AckStatusListener, InboundDelivery } from './dispatch/inbound-delivery.js';
export type { AppRoute } from './dispatch/slack-handler.js';
export { getField, parseJson } from './envelope/json.js';
export { createUnknownAppException } from './exceptions/slack-options.exception.js';
export { createEnhancerConfig, type EnhancerList } from './handler/enhancer-config.js';
export { HandlerInvoker } from './handler/handler-invoker.js';
export { SlackContextCreator } from './handler/slack-context-creator.js';
export { Server } from './nest-internals.js';
export { parseThreadContextStore } from './options/validate-values.js';
export { type ProxyEnvironment, parseProxy } from './options/validate-proxy.js';
export { parseTexts, getTextsToValidate } from './options/validate-values.js';
export { parseBoolean, parseList, parseDuration, parseInteger } from './options/validate-values.js';
export { parseConcurrency, type ResolvedConcurrency } from './options/validate-values.js';
export { formatValue } from './options/validate-values.js';
export { RESOLVED_OPTIONS } from './options/tokens.js';
export { ProxyError } from './proxy/proxy-error.js';
export { ProxyConfig } from './proxy/proxy-config.js';
export type { LocaleTexts } from './response/slack-texts.js';
export { pluralize } from './telemetry/log-message.js';
export { listErrorCauses, getErrorMessage, getErrorStack } from './telemetry/error-text.js';
export type { LogMessage } from './telemetry/log-message.js';
export { LogOnce } from './telemetry/log-message.js';
export { Secret } from './telemetry/redact-secrets.js';
export { toPlainName, describeSystemError } from './telemetry/error-text.js';
export { Deferred } from './time/deferred.js';
export { abortableDelay } from './time/delays.js';
export { MAX_TIMER_MS } from './time/delays.js';
export { BusyAwareTimeout } from './time/delays.js';
export { withTimeout } from './time/delays.js';
export type { AppClients } from './web-api/app-clients.js';
export {
  type SlackCallResult,
  callSlack,
  getErrorCode,
  describeErrorCode,
  type SlackResponse,
} from './web-api/call-slack.js';
export { BotIdentityResolver } from './web-api/bot-identity-resolver.js';
export { type BotTokenFinder, isHeaderValue, FixedBotToken } from './web-api/bot-token.js';
export { NestSlackLogger } from './web-api/nest-logger.js';

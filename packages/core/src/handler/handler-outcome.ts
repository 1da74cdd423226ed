/** Where in the pipeline an error arose: what a guard refused or a pipe rejected, repeating can't mend. */
export type HandlerStage = 'guard' | 'pipe' | 'handler';

/** Why a handler was given up: it ran too long, or the app could not wait for it any more. */
export type HandlerAborted = 'hung' | 'shutdown';

/** How a run of a handler ended. A filter that returned is a filter that handled, whatever it returned. */
export type HandlerOutcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'filtered'; readonly value: unknown; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: HandlerStage }
  | { readonly kind: 'given_up'; readonly why: HandlerAborted; readonly error: Error };

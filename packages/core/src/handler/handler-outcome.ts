/** The stage at which an error occurred. Running the handler again cannot fix an error of a guard or a pipe. */
export type HandlerStage = 'guard' | 'pipe' | 'handler';

/** Why a handler was aborted: it timed out, or the app shut down. */
export type HandlerAborted = 'hung' | 'shutdown';

/** The outcome of a handler call. An error counts as handled if a filter returned, with any value. */
export type HandlerOutcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'filtered'; readonly value: unknown; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: HandlerStage }
  | { readonly kind: 'given_up'; readonly why: HandlerAborted; readonly error: Error };

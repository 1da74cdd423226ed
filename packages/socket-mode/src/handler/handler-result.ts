/** Where in the pipeline an error arose: what a guard refused or a pipe rejected, repeating can't mend. */
export type HandlerStage = 'guard' | 'pipe' | 'handler';

/** How a run of a handler ended. A filter that returned is a filter that handled, whatever it returned. */
export type HandlerResult =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'filtered'; readonly value: unknown; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown; readonly stage: HandlerStage };

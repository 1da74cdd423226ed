import type { SlackRouteParam } from './slack-route.js';

/**
 * What a pattern captures, of ids or of a command, by name: a parameter is text, one that may be left out an optional
 * property, a flag a boolean.
 *
 * @example
 *   type Ticket = SlackParamsOf<'ticket/:id/close'>; // { id: string }
 *   type Deploy = SlackParamsOf<'/ops deploy :service [env] --force'>; // { service: string; env?: string; force: boolean }
 */
export type SlackParamsOf<P extends string> = string extends P
  ? Record<string, string>
  : Flat<P extends `/${string} ${string}` ? CapturesOfWords<P> : Record<SlackRouteParam<P>, string>>;

type CapturesOfWords<P extends string> = P extends `${infer Head} ${infer Rest}`
  ? CapturesOfWord<Head> & CapturesOfWords<Rest>
  : CapturesOfWord<P>;

type CapturesOfWord<W extends string> = W extends `[${infer Name}]`
  ? { [N in NameOf<Name>]?: string }
  : W extends `--${infer Name}`
    ? Record<Name, boolean>
    : W extends `:${infer Name}`
      ? Record<NameOf<Name>, string>
      : unknown;

/** A parameter that takes the rest of the text is called without its dots. */
type NameOf<Name extends string> = Name extends `${infer Rest}...` ? Rest : Name;

/** Shown by editors as one object. */
type Flat<T> = { [K in keyof T]: T[K] };

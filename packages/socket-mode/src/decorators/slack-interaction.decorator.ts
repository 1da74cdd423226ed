import type { AckMode, RouteSpec } from '../routing/route.js';
import {
  handles,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './method-decorator.js';
import { callbackSpec, elementSpec, type SlackId } from './slack-id.js';

/** Slack's types of interaction, and the kind of handler for each. */
const kinds = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
} as const;

/** Slack's types of interaction. */
export type SlackInteractionType = keyof typeof kinds;

type KindOf<Type extends SlackInteractionType> = (typeof kinds)[Type];

interface ElementInteraction {
  readonly actionId?: SlackId;
  readonly blockId?: SlackId;
  /** The element's type, such as `button`. */
  readonly elementType?: string;
  /** The element's value, or that of the chosen option. */
  readonly value?: string;
}

interface CallbackInteraction {
  /** Without one, every id of this type that no other handler names. */
  readonly callbackId?: SlackId;
}

/** Which interactions are meant: of a type, and of what Slack tells apart within it. Every condition must hold. */
export type SlackInteractionConditions<Type extends SlackInteractionType> = { readonly type: Type } & (Type extends
  | 'block_actions'
  | 'block_suggestion'
  ? ElementInteraction
  : CallbackInteraction);

/**
 * Handles interactions by Slack's own words for them. `@SlackAction()`, `@SlackOptions()`, `@SlackViewSubmission()`,
 * `@SlackViewClosed()`, `@SlackShortcut()` and `@SlackMessageShortcut()` are short for it, and say what is answered.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads
 * @example
 * ```ts
 * @SlackInteraction({ type: 'block_actions', blockId: 'rating', elementType: 'radio_buttons' })
 * async rate(@SlackActionValue() stars: string) {
 *   await this.ratings.add(stars);
 * }
 * ```
 */
export const SlackInteraction = <Type extends SlackInteractionType, Ack extends AckMode = 'auto'>(
  where: SlackInteractionConditions<Type>,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<KindOf<Type>, SlackAnswerWith<Ack, KindOf<Type>>> =>
  handles('SlackInteraction', [interactionSpec(where)], options);

function interactionSpec(
  where: { readonly type: SlackInteractionType } & ElementInteraction & CallbackInteraction,
): RouteSpec {
  const { type, callbackId, elementType, ...conditions } = where;
  const kind = kinds[type];
  if (kind !== 'action' && kind !== 'options') return callbackSpec(kind, callbackId);
  return elementSpec(kind, { ...conditions, ...(elementType === undefined ? {} : { type: elementType }) });
}

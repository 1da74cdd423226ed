import type { AckMode, LegacyElementRouteSpec, OtherInteractionRouteSpec, RouteSpec } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toCallbackSpec, toElementSpec, toIdPattern, type SlackId } from './slack-id.js';

/** Slack's interaction types and their handler kinds. */
const INTERACTION_HANDLER_KINDS = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
  interactive_message: 'interactive_message',
  // Slack sends this type as `interactive_message` too.
  interactive_message_suggestion: 'interactive_message_suggestion',
  dialog_submission: 'dialog_submission',
  dialog_cancellation: 'dialog_cancellation',
  dialog_suggestion: 'dialog_suggestion',
} as const;

type KnownInteractionType = keyof typeof INTERACTION_HANDLER_KINDS;

/**
 * An interaction type of Slack, or any other string. An options request of an attachment menu has the same type in
 * Slack as a use of the menu; here it is `interactive_message_suggestion`.
 */
export type SlackInteractionType = KnownInteractionType | (string & {});

type InteractionKind<Type extends SlackInteractionType> = Type extends KnownInteractionType
  ? (typeof INTERACTION_HANDLER_KINDS)[Type]
  : 'unknown';

interface SuggestionInteraction {
  readonly actionId?: SlackId;
  readonly blockId?: SlackId;
}

interface ElementInteraction extends SuggestionInteraction {
  /** The element's type, such as `button`. */
  readonly elementType?: string;
  /** The element's value, or the value of the selected option. */
  readonly value?: string;
}

interface CallbackInteraction {
  /** Without it, matches every id of this type that no other handler matches. */
  readonly callbackId?: SlackId;
}

interface LegacyElementInteraction extends CallbackInteraction {
  /** The name of the button or menu. */
  readonly name?: SlackId;
}

interface AttachmentInteraction extends LegacyElementInteraction {
  /** The button's value, or the value of the selected option. */
  readonly value?: string;
}

/** The conditions of interaction types that have more than a `callback_id`. */
interface ConditionsByType {
  block_actions: ElementInteraction;
  block_suggestion: SuggestionInteraction;
  interactive_message: AttachmentInteraction;
  interactive_message_suggestion: LegacyElementInteraction;
  dialog_suggestion: LegacyElementInteraction;
}

/** Conditions on an interaction. All given conditions must match. */
export type SlackInteractionConditions<Type extends SlackInteractionType> = {
  readonly type: Type;
} & (Type extends keyof ConditionsByType ? ConditionsByType[Type] : CallbackInteraction);

/**
 * Handles interactions by Slack's type names. `@SlackAction()`, `@SlackOptions()`, `@SlackViewSubmission()`,
 * `@SlackViewClosed()`, `@SlackShortcut()` and `@SlackMessageShortcut()` are shorthands for common types.
 *
 * The elements before Block Kit have no shorthand: for buttons and menus of attachments (`interactive_message`) the
 * result replaces the message; for dialogs the result of a submission is `{ errors }` or nothing. An interaction of any
 * other type is passed whole and has no result.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads
 * @see https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
 * @example
 * ```ts
 * @SlackInteraction({ type: 'block_actions', blockId: 'rating', elementType: 'radio_buttons' })
 * async rate(@SlackActionValue() stars: string) {
 *   await this.ratings.add(stars);
 * }
 *
 * @SlackInteraction({ type: 'dialog_submission', callbackId: 'ticket' })
 * async create(@Payload('submission.title') title: string) {
 *   if (title.length < 3) return { errors: [{ name: 'title', error: 'Say a little more.' }] };
 *   await this.tickets.open(title);
 * }
 * ```
 */
export const SlackInteraction = <Type extends SlackInteractionType, Ack extends AckMode = 'auto'>(
  where: SlackInteractionConditions<Type>,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<InteractionKind<Type>, SlackAnswerWith<Ack, InteractionKind<Type>>> =>
  createHandlerDecorator('SlackInteraction', [toInteractionSpec(where)], options);

/** The conditions of all types. */
type AnyConditions = ElementInteraction & LegacyElementInteraction;

function toInteractionSpec({ type, ...where }: { readonly type: string } & AnyConditions): RouteSpec {
  if (!isKnownInteractionType(type)) return toOtherInteractionSpec(type, where.callbackId);
  const kind = INTERACTION_HANDLER_KINDS[type];
  switch (kind) {
    case 'action':
    case 'options': {
      const { elementType, ...conditions } = where;
      return toElementSpec(kind, { ...conditions, ...(elementType === undefined ? {} : { type: elementType }) });
    }
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return toLegacyElementSpec(kind, where);
    default:
      return toCallbackSpec(kind, where.callbackId);
  }
}

const toOtherInteractionSpec = (type: string, callbackId: SlackId | undefined): OtherInteractionRouteSpec =>
  callbackId === undefined
    ? { kind: 'interaction', type }
    : { kind: 'interaction', type, callbackId: toIdPattern(callbackId) };

const isKnownInteractionType = (type: string): type is KnownInteractionType =>
  Object.hasOwn(INTERACTION_HANDLER_KINDS, type);

const toLegacyElementSpec = (
  kind: LegacyElementRouteSpec['kind'],
  { callbackId, name, value }: AnyConditions,
): LegacyElementRouteSpec => ({
  kind,
  ...(callbackId === undefined ? {} : { callbackId: toIdPattern(callbackId) }),
  ...(name === undefined ? {} : { name: toIdPattern(name) }),
  ...(value === undefined ? {} : { value }),
});

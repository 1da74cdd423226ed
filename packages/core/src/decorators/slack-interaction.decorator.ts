import type { AckMode, LegacyElementRouteSpec, OtherInteractionRouteSpec, RouteSpec } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { callbackSpec, elementSpec, patternOf, type SlackId } from './slack-id.js';

/** Slack's types of interaction, and the kind of handler for each. */
const kinds = {
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'view_submission',
  view_closed: 'view_closed',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
  interactive_message: 'interactive_message',
  // Slack's own name for it is that of the line above.
  interactive_message_suggestion: 'interactive_message_suggestion',
  dialog_submission: 'dialog_submission',
  dialog_cancellation: 'dialog_cancellation',
  dialog_suggestion: 'dialog_suggestion',
} as const;

type KnownType = keyof typeof kinds;

/**
 * Slack's types of interaction, and any other by its name. Menus of attachments that ask for their options have the type
 * of those that were used, and are told apart here: `interactive_message_suggestion`.
 */
export type SlackInteractionType = KnownType | (string & {});

type KindOf<Type extends SlackInteractionType> = Type extends KnownType ? (typeof kinds)[Type] : 'unknown';

interface SuggestionInteraction {
  readonly actionId?: SlackId;
  readonly blockId?: SlackId;
}

interface ElementInteraction extends SuggestionInteraction {
  /** The element's type, such as `button`. */
  readonly elementType?: string;
  /** The element's value, or that of the chosen option. */
  readonly value?: string;
}

interface CallbackInteraction {
  /** Without one, every id of this type that no other handler names. */
  readonly callbackId?: SlackId;
}

interface LegacyElementInteraction extends CallbackInteraction {
  /** What the button or menu is called. */
  readonly name?: SlackId;
}

interface AttachmentInteraction extends LegacyElementInteraction {
  /** The button's value, or that of the chosen option. */
  readonly value?: string;
}

/** What Slack tells apart within the types that tell more than a `callback_id`. */
interface Conditions {
  block_actions: ElementInteraction;
  block_suggestion: SuggestionInteraction;
  interactive_message: AttachmentInteraction;
  interactive_message_suggestion: LegacyElementInteraction;
  dialog_suggestion: LegacyElementInteraction;
}

/** Which interactions are meant: of a type, and of what Slack tells apart within it. Every condition must hold. */
export type SlackInteractionConditions<Type extends SlackInteractionType> = {
  readonly type: Type;
} & (Type extends keyof Conditions ? Conditions[Type] : CallbackInteraction);

/**
 * Handles interactions by Slack's own words for them. `@SlackAction()`, `@SlackOptions()`, `@SlackViewSubmission()`,
 * `@SlackViewClosed()`, `@SlackShortcut()` and `@SlackMessageShortcut()` are short for it, and say what is answered.
 *
 * What there was before blocks has no short form: buttons and menus of attachments (`interactive_message`), whose answer
 * takes the place of the message, and dialogs, whose submission is answered with `{ errors }` or nothing. An interaction
 * of a type that is none of these is given whole, and has no answer.
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
): SlackMethodDecorator<KindOf<Type>, SlackAnswerWith<Ack, KindOf<Type>>> =>
  createHandlerDecorator('SlackInteraction', [interactionSpec(where)], options);

/** Every condition that some type has. */
type AnyConditions = ElementInteraction & LegacyElementInteraction;

function interactionSpec({ type, ...where }: { readonly type: string } & AnyConditions): RouteSpec {
  if (!isKnown(type)) return otherSpec(type, where.callbackId);
  const kind = kinds[type];
  switch (kind) {
    case 'action':
    case 'options': {
      const { elementType, ...conditions } = where;
      return elementSpec(kind, { ...conditions, ...(elementType === undefined ? {} : { type: elementType }) });
    }
    case 'interactive_message':
    case 'interactive_message_suggestion':
    case 'dialog_suggestion':
      return legacyElementSpec(kind, where);
    default:
      return callbackSpec(kind, where.callbackId);
  }
}

const otherSpec = (type: string, callbackId: SlackId | undefined): OtherInteractionRouteSpec =>
  callbackId === undefined
    ? { kind: 'interaction', type }
    : { kind: 'interaction', type, callbackId: patternOf(callbackId) };

const isKnown = (type: string): type is KnownType => Object.hasOwn(kinds, type);

const legacyElementSpec = (
  kind: LegacyElementRouteSpec['kind'],
  { callbackId, name, value }: AnyConditions,
): LegacyElementRouteSpec => ({
  kind,
  ...(callbackId === undefined ? {} : { callbackId: patternOf(callbackId) }),
  ...(name === undefined ? {} : { name: patternOf(name) }),
  ...(value === undefined ? {} : { value }),
});

import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackFunction,
  SlackInteraction,
  SlackOptions,
} from '../../src/index.js';
import { fieldAt } from '../support/field-at.js';
import { isCollectionThere, recorded } from '../support/payload-collection.js';

/** A payload that a handler received or should receive. */
export interface Seen {
  readonly id: unknown;
  /** The handler's kind, or an invalid one for a fallback that must not be called. */
  readonly kind: string;
  readonly team: string | null;
}

/** Records the payloads that its handlers receive. */
export class Watching {
  readonly seen: Seen[] = [];

  protected see({ envelope, teamId }: SlackContext, kind: string): void {
    this.seen.push({ id: envelope.id, kind, team: teamId });
  }
}

/** The handlers are declared even without the collection, when no payload is delivered. */
const eventTypes = new Set(isCollectionThere ? recorded('events').map(({ type }) => type) : ['message']);
eventTypes.delete('function_executed');

/** A handler for each kind of payload, and a fallback that must not be called. */
@Injectable()
export class OwnHandlersBot extends Watching {
  /** Messages and mentions have kinds of their own, but Slack sends them as events. */
  @SlackEvent([...eventTypes])
  event(@Ctx() ctx: SlackContext<'event'>): void {
    this.see(ctx, 'event');
  }

  /** Functions are events too. The recorded ones ended long ago, so their acks must not wait for their completion. */
  @SlackFunction(/^/, { ack: 'immediate' })
  function(@Ctx() ctx: SlackContext<'function'>): void {
    this.see(ctx, 'event');
  }

  @SlackCommand(/^\//)
  command(@Ctx() ctx: SlackContext<'command'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackAction({ actionId: /^/ })
  action(@Ctx() ctx: SlackContext<'action'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackOptions({ actionId: /^/ })
  options(@Ctx() ctx: SlackContext<'options'>): string[] {
    this.see(ctx, ctx.kind);
    return [];
  }

  @SlackInteraction({ type: 'view_submission' })
  submission(@Ctx() ctx: SlackContext<'view_submission'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'view_closed' })
  closed(@Ctx() ctx: SlackContext<'view_closed'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'shortcut' })
  shortcut(@Ctx() ctx: SlackContext<'shortcut'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'message_action' })
  messageShortcut(@Ctx() ctx: SlackContext<'message_shortcut'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'interactive_message' })
  attachment(@Ctx() ctx: SlackContext<'interactive_message'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'dialog_submission' })
  dialog(@Ctx() ctx: SlackContext<'dialog_submission'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'dialog_cancellation' })
  cancelled(@Ctx() ctx: SlackContext<'dialog_cancellation'>): void {
    this.see(ctx, ctx.kind);
  }

  @SlackInteraction({ type: 'dialog_suggestion' })
  suggestion(@Ctx() ctx: SlackContext<'dialog_suggestion'>): string[] {
    this.see(ctx, ctx.kind);
    return [];
  }

  /** Slack has retired these steps, and they have no kind of their own: they are handled by type. */
  @SlackInteraction({ type: 'workflow_step_edit' })
  step(@Ctx() ctx: SlackContext<'unknown'>): void {
    this.see(ctx, ctx.kind);
  }

  /** The collection contains a command without a name and functions without ids, which no handler can match. */
  @SlackFallback()
  rest(@Ctx() ctx: SlackContext): void {
    const { name, body } = ctx.envelope;
    const isNameless =
      name === 'slash_commands' ||
      (name === 'function_executed' && fieldAt(body, 'event', 'function', 'callback_id') === undefined);
    this.see(ctx, isNameless ? ctx.kind : `only a fallback's (${ctx.envelope.name})`);
  }
}

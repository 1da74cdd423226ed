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

/** What a handler was given, or should have been. */
export interface Seen {
  readonly id: unknown;
  /** The handler's kind; for a fallback that is meant to stay idle, a word that is none. */
  readonly kind: string;
  readonly team: string | null;
}

/** Keeps what its handlers were given. */
export class Watching {
  readonly seen: Seen[] = [];

  protected see({ envelope, teamId }: SlackContext, kind: string): void {
    this.seen.push({ id: envelope.id, kind, team: teamId });
  }
}

/** Without the collection nothing is delivered, but the handlers are declared all the same. */
const eventTypes = new Set(isCollectionThere ? recorded('events').map(({ type }) => type) : ['message']);
eventTypes.delete('function_executed');

/** A handler for each kind of payload, by what such a handler is for, and a fallback that is to stay idle. */
@Injectable()
export class OwnHandlersBot extends Watching {
  /** Messages and mentions are handled as what they are, and are events on the wire all the same. */
  @SlackEvent([...eventTypes])
  event(@Ctx() ctx: SlackContext<'event'>): void {
    this.see(ctx, 'event');
  }

  /** As are functions. Those that are recorded have ended long ago, and their acks must not wait to hear of it. */
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

  /** Slack has retired these steps, and there is no kind of handler for them: they are handled by name. */
  @SlackInteraction({ type: 'workflow_step_edit' })
  step(@Ctx() ctx: SlackContext<'unknown'>): void {
    this.see(ctx, ctx.kind);
  }

  /** The collection has a command without its name and functions without their ids: no handler could be for them. */
  @SlackFallback()
  rest(@Ctx() ctx: SlackContext): void {
    const { name, body } = ctx.envelope;
    const isNameless =
      name === 'slash_commands' ||
      (name === 'function_executed' && fieldAt(body, 'event', 'function', 'callback_id') === undefined);
    this.see(ctx, isNameless ? ctx.kind : `only a fallback's (${ctx.envelope.name})`);
  }
}

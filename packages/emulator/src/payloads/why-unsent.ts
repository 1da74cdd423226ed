import { whyUnheard } from '../acts/exchange.js';
import { toApp } from '../dispatch/app-event.js';
import { ofBot } from '../dispatch/authorization.js';
import { hears } from '../dispatch/subscriptions.js';
import { stringAt, type JsonObject } from '../json.js';
import type { Declarations } from '../manifest/declarations.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import { innerEvent } from './payload-kinds.js';

/** Why Slack would not send this to an app; nothing where it would. The rest of a sentence. */
export function whyUnsent(
  workspace: Workspace,
  app: AppInstall,
  type: string,
  payload: JsonObject,
): string | undefined {
  const { declared } = app.app;
  if (type === 'events_api') {
    const event = innerEvent(payload);
    if (toApp(workspace, app, event).some(hears)) return undefined;
    return whyUnheard({ app, event, authorization: ofBot(app) });
  }
  if (!declared) return undefined;
  if (type === 'slash_commands') return whyNoCommand(declared, stringAt(payload, 'command') ?? '');
  return type === 'interactive' ? whyNoInteraction(declared, payload) : undefined;
}

function whyNoCommand({ commands }: Declarations, command: string): string | undefined {
  if (commands.some(each => each.command === command)) return undefined;
  return `its manifest declares no command "${command}", but ${listed(commands.map(each => each.command))}`;
}

function whyNoInteraction({ isInteractive, shortcuts }: Declarations, payload: JsonObject): string | undefined {
  if (!isInteractive) return 'its manifest has no interactivity (settings.interactivity)';
  const kind = { shortcut: 'global', message_action: 'message' }[stringAt(payload, 'type') ?? ''];
  if (kind === undefined) return undefined;
  const there = shortcuts.filter(each => each.type === kind).map(({ callbackId }) => callbackId);
  const id = stringAt(payload, 'callback_id') ?? '';
  return there.includes(id) ? undefined : `its manifest declares no ${kind} shortcut "${id}", but ${listed(there)}`;
}

const listed = (names: readonly string[]): string => names.join(', ') || 'none';

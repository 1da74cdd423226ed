import { described } from '../../block-kit/validation-issue.js';
import { objectsAt, type JsonObject } from '../../json.js';
import { slackFileFaults } from '../../workspace/files/check-slack-files.js';
import { presentView, type View } from '../../workspace/views/view.js';
import { SlackRefusal } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `views.*` methods: modals and the App Home. */
export const viewsMethods: MethodTable = {
  'views.open': call => shown(call, openBy(call, 'open')),
  'views.push': call => shown(call, openBy(call, 'push')),
  'views.update': call => {
    const { args, app, workspace } = call;
    const key = { viewId: args.text('view_id'), externalId: args.text('external_id') };
    if (key.viewId === undefined && key.externalId === undefined) {
      throw invalid('must provide one of: view_id, external_id');
    }
    return shown(call, workspace.views.update(app, key, viewOf(call), args.text('hash')));
  },
  'views.publish': call => {
    const { args, app, workspace } = call;
    if (app.app.declared?.hasHome === false) throw new SlackRefusal('not_enabled');
    const userId = args.required('user_id');
    const user = workspace.users.find(userId);
    if (user?.id !== userId || user.app) throw invalid('invalid `user_id`');
    return shown(call, workspace.views.publish(app, userId, viewOf(call), args.text('hash')));
  },
};

function openBy(call: MethodCall, how: 'open' | 'push'): View {
  const { args, app, executionId, workspace } = call;
  const triggerId = args.text('trigger_id') ?? args.text('interactivity_pointer');
  if (triggerId === undefined) throw invalid('missing required field: trigger_id');
  const trigger = workspace.triggers.check(triggerId, app.appId);
  const view = workspace.views[how](app, trigger.userId, viewOf(call), executionId);
  trigger.exchange();
  return view;
}

/** @throws SlackRefusal `invalid_arguments`, also for images whose file isn't there */
function viewOf({ args, workspace }: MethodCall): JsonObject {
  const view = args.object('view');
  const faults = slackFileFaults(workspace.files, objectsAt(view, 'blocks'), '/view/blocks');
  if (faults.length > 0) throw new SlackRefusal('invalid_arguments', { messages: described(faults) });
  return view;
}

function shown({ workspace }: MethodCall, view: View): JsonObject {
  return { view: presentView(workspace.team.id, view) };
}

function invalid(message: string): SlackRefusal {
  return new SlackRefusal('invalid_arguments', { messages: [`[ERROR] ${message}`] });
}

import { describeValue } from '../../block-kit/validation-issue.js';
import { objectsAt, type JsonObject } from '../../json.js';
import { findSlackFileIssues } from '../../workspace/files/check-slack-files.js';
import { presentView, type View } from '../../workspace/views/view.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `views.*` methods: modals and App Home. */
export const viewsMethods: MethodTable = {
  'views.open': call => toViewResponse(call, openWithTrigger(call, 'open')),
  'views.push': call => toViewResponse(call, openWithTrigger(call, 'push')),
  'views.update': call => {
    const { args, app, workspace } = call;
    const key = { viewId: args.text('view_id'), externalId: args.text('external_id') };
    if (key.viewId === undefined && key.externalId === undefined) {
      throw createViewArgumentsError('must provide one of: view_id, external_id');
    }
    return toViewResponse(call, workspace.views.update(app, key, readView(call), args.text('hash')));
  },
  'views.publish': call => {
    const { args, app, workspace } = call;
    if (app.app.declared?.hasHome === false) throw new SlackApiError('not_enabled');
    const userId = args.required('user_id');
    const user = workspace.users.find(userId);
    if (user?.id !== userId || user.app) throw createViewArgumentsError('invalid `user_id`');
    return toViewResponse(call, workspace.views.publish(app, userId, readView(call), args.text('hash')));
  },
};

function openWithTrigger(call: MethodCall, how: 'open' | 'push'): View {
  const { args, app, executionId, workspace } = call;
  const triggerId = args.text('trigger_id') ?? args.text('interactivity_pointer');
  if (triggerId === undefined) throw createViewArgumentsError('missing required field: trigger_id');
  const trigger = workspace.triggers.check(triggerId, app.appId);
  const view = workspace.views[how](app, trigger.userId, readView(call), executionId);
  trigger.exchange();
  return view;
}

/** @throws SlackApiError `invalid_arguments`, also for images with a missing file */
function readView({ args, workspace }: MethodCall): JsonObject {
  const view = args.object('view');
  const faults = findSlackFileIssues(workspace.files, objectsAt(view, 'blocks'), '/view/blocks');
  if (faults.length > 0) throw new SlackApiError('invalid_arguments', { messages: describeValue(faults) });
  return view;
}

function toViewResponse({ workspace }: MethodCall, view: View): JsonObject {
  return { view: presentView(workspace.team.id, view) };
}

function createViewArgumentsError(message: string): SlackApiError {
  return new SlackApiError('invalid_arguments', { messages: [`[ERROR] ${message}`] });
}

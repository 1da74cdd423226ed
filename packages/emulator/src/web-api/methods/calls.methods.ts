import { readObjects, stringAt, type JsonObject } from '../../json.js';
import type { SlackCall } from '../../workspace/calls.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** The `calls.*` methods: calls that a meeting app registers. */
export const callsMethods: MethodTable = {
  'calls.add': call => {
    const { args, app, userId, workspace } = call;
    const content = {
      externalId: args.required('external_unique_id'),
      displayId: args.text('external_display_id') ?? '',
      title: args.text('title') ?? '',
      joinUrl: args.required('join_url'),
      desktopUrl: args.text('desktop_app_join_url') ?? '',
      startedAt: args.wholeNumber('date_start') ?? Math.trunc(Number(workspace.ids.timestamp())),
      users: readCallUsers(call),
    };
    const creator = args.text('created_by') ?? userId;
    if (workspace.users.find(creator)?.id !== creator) throw new SlackApiError('invalid_created_by');
    return { call: presentCall(workspace.calls.add(app.appId, creator, content)) };
  },

  'calls.info': call => ({ call: presentCall(requireCall(call)) }),

  'calls.update': call => {
    const { args, workspace } = call;
    const known = requireCall(call);
    const changed = workspace.calls.change(known, {
      title: args.text('title') ?? known.title,
      joinUrl: args.text('join_url') ?? known.joinUrl,
      desktopUrl: args.text('desktop_app_join_url') ?? known.desktopUrl,
    });
    return { call: presentCall(changed) };
  },

  'calls.end': call => {
    call.workspace.calls.end(requireCall(call));
    return {};
  },

  'calls.participants.add': call => {
    call.workspace.calls.addUsers(requireCall(call), readCallUsers(call));
    return {};
  },

  'calls.participants.remove': call => {
    call.workspace.calls.removeUsers(requireCall(call), readCallUsers(call));
    return {};
  },
};

function requireCall({ args, app, workspace }: MethodCall): SlackCall {
  return workspace.calls.get(args.required('id'), app.appId);
}

/** @throws SlackApiError `user_not_found` */
function readCallUsers({ args, workspace }: MethodCall): JsonObject[] {
  const users = readObjects(args.json('users') ?? []);
  if (!users) throw new SlackApiError('invalid_arguments', { messages: ['[ERROR] must be a list of objects: users'] });
  for (const user of users) {
    const id = stringAt(user, 'slack_id');
    if (id !== undefined) workspace.users.get(id);
  }
  return users;
}

function presentCall(call: SlackCall): JsonObject {
  return {
    id: call.id,
    date_start: call.startedAt,
    ...(call.endedAt === 0 ? {} : { date_end: call.endedAt }),
    external_unique_id: call.externalId,
    join_url: call.joinUrl,
    ...(call.desktopUrl === '' ? {} : { desktop_app_join_url: call.desktopUrl }),
    ...(call.displayId === '' ? {} : { external_display_id: call.displayId }),
    title: call.title,
    created_by: call.createdBy,
    users: [...call.users],
  };
}

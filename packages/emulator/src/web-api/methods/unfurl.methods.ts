import { attachmentRule } from '../../block-kit/view.rules.js';
import { describeValue } from '../../block-kit/validation-issue.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { listParentDomains, matchesDomains, findLinks } from '../../workspace/messages/links.js';
import type { Message } from '../../workspace/messages/message.js';
import { SlackApiError } from '../../workspace/api-error.js';
import type { MethodCall, MethodTable } from './method.js';

/** `chat.unfurl`: the preview of a shared link. */
export const unfurlMethods: MethodTable = {
  'chat.unfurl': call => {
    const message = findUnfurledMessage(call);
    const unfurls = Object.entries(readUnfurls(call));
    const links = findLinks(message.text);
    const attachments = unfurls.map(([url, unfurl], index): JsonObject => {
      const link = links.find(each => each.url === url);
      if (link === undefined) throw new SlackApiError('cannot_unfurl_message');
      if (!matchesDomains(link, listParentDomains(call.workspace, call.app)))
        throw new SlackApiError('cannot_unfurl_url');
      if (!isJsonObject(unfurl)) throw new SlackApiError('cannot_parse_attachment');
      const faults = attachmentRule(unfurl, `/unfurls/${toErrorPointer(url)}`);
      if (faults.length > 0) throw new SlackApiError('cannot_parse_attachment', { messages: describeValue(faults) });
      return {
        ...unfurl,
        id: message.attachments.length + index + 1,
        from_url: url,
        app_unfurl_url: url,
        is_app_unfurl: true,
        app_id: call.app.appId,
      };
    });
    call.workspace.messages.attach(message, attachments);
    return {};
  },
};

/** Escapes a name for a JSON pointer. */
const toErrorPointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Finds the message by channel and timestamp, or by the `unfurl_id` of `link_shared`. */
function findUnfurledMessage({ args, workspace }: MethodCall): Message {
  const [channelOfId, ...timeOfId] = (args.text('unfurl_id') ?? '').split('.');
  const channel = args.text('channel') ?? channelOfId;
  const ts = args.text('ts') ?? timeOfId.join('.');
  if (!channel) throw new SlackApiError('missing_channel');
  if (ts === '') throw new SlackApiError('missing_ts');
  if (!workspace.channels.find(channel)) throw new SlackApiError('cannot_find_channel');
  const message = workspace.messages.find(channel, ts);
  if (!message) throw new SlackApiError('cannot_find_message');
  return message;
}

function readUnfurls({ args }: MethodCall): JsonObject {
  const unfurls = args.json('unfurls');
  if (unfurls === undefined) throw new SlackApiError('missing_unfurls');
  if (!isJsonObject(unfurls)) throw new SlackApiError('invalid_unfurls_format');
  return unfurls;
}

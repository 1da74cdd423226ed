import type { Message } from '../../../src/workspace/messages/message.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import { pageStore } from '../store/page-store.js';
import type { Note } from '../store/reading.slice.js';
import { Avatar } from '../ui/avatar.js';
import messageItemCss from './message-item.module.css';
import css from './notice-of-slack.module.css';
import { TimeStamp } from './timestamp.js';

const NOTICE_SUBTYPES: ReadonlySet<string> = new Set([
  'channel_archive',
  'channel_convert_to_private',
  'channel_join',
  'channel_leave',
  'channel_name',
  'channel_posting_permissions',
  'channel_purpose',
  'channel_topic',
  'channel_unarchive',
  'group_archive',
  'group_join',
  'group_leave',
  'group_name',
  'group_purpose',
  'group_topic',
  'group_unarchive',
  'pinned_item',
  'unpinned_item',
  'bot_add',
  'bot_remove',
  'reminder_add',
]);

/** Whether it is a system message, which is displayed in gray and cannot be answered. */
export function isNotice({ subtype }: Message): boolean {
  return subtype !== undefined && NOTICE_SUBTYPES.has(subtype);
}

/** A system message: a user joined, left or renamed the channel. */
export function SlackNotice({ message: { text, ts } }: { readonly message: Message }) {
  return (
    <div className={css.notice}>
      <div className={css.text}>
        <Mrkdwn text={text} />
      </div>
      <TimeStamp ts={ts} />
    </div>
  );
}

/** A message from Slackbot that only the current user sees, such as a failed command. */
export function NoteItem({ note: { ts, text } }: { readonly note: Note }) {
  return (
    <div className={messageItemCss.message} data-ephemeral="">
      <div className={messageItemCss.margin}>
        <Avatar id="USLACKBOT" name="Slack" isApp />
      </div>
      <div className={messageItemCss.content}>
        <div className={messageItemCss.mark}>
          Only visible to you ·{' '}
          <button type="button" className={messageItemCss.link} onClick={() => pageStore.getState().dismissNote(ts)}>
            Dismiss
          </button>
        </div>
        <div className={messageItemCss.head}>
          <span className={messageItemCss.author}>Slackbot</span>
        </div>
        <p>{text}</p>
      </div>
    </div>
  );
}

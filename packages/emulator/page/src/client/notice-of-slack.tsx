import type { Message } from '../../../src/workspace/messages/message.js';
import { Mrkdwn } from '../markup/mrkdwn.js';
import css from './notice-of-slack.module.css';
import { TimeStamp } from './time-stamp.js';

/** Slack's own grey line: somebody came, went, or called the channel something else. */
export function NoticeOfSlack({ message: { text, ts } }: { readonly message: Message }) {
  return (
    <div className={css.notice}>
      <div className={css.text}>
        <Mrkdwn text={text} />
      </div>
      <TimeStamp ts={ts} />
    </div>
  );
}

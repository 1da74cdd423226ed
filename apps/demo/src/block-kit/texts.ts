import type { MrkdwnElement, PlainTextElement, PlainTextOption } from '@slack/types';

/** A text without formatting, which labels and buttons ask for. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

/** A text in Slack's own markdown. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text });

/** An option of a menu whose text is its value. */
export const option = (value: string): PlainTextOption => ({ text: plain(value), value });

/** How a user id is written so that Slack shows a name. */
export const mention = (userId: string): string => `<@${userId}>`;

/** Text from outside, written so that Slack finds no formatting, mention or link in it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

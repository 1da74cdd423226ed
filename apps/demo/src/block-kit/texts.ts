import type { MrkdwnElement, PlainTextElement, PlainTextOption } from '@slack/types';

/** Creates a plain text object, which labels and buttons require. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

/** Creates a text object in Slack's mrkdwn format. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text });

/** Creates a menu option whose text is also its value. */
export const option = (value: string): PlainTextOption => ({ text: plain(value), value });

/** Formats a user id as a mention. */
export const mention = (userId: string): string => `<@${userId}>`;

/** Escapes user input, so that Slack does not read mentions or links in it. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

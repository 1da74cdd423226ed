import type { AnyBlock, AnyChunk, ModalView } from '@slack/types';
import type { Observable } from 'rxjs';
import type { SlackKind } from '../envelope/payloads.js';

export interface SlackReply {
  text?: string;
  blocks?: AnyBlock[];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  delete_original?: boolean;
  channel?: string;
  thread_ts?: string;
}
export type SlackViewResponse =
  | { response_action: 'clear' }
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> };
export type SlackChoice = string | { text: string | { type: 'plain_text'; text: string }; value: string };
export type SlackStream = AsyncIterable<string | AnyChunk> | Observable<string | AnyChunk>;
type Text = string | SlackReply;
type Said = Text | SlackStream | void;
export interface SlackAnswers {
  command: Said;
  message: Said;
  assistant: Said;
  action: Text | void;
  message_shortcut: Text | void;
  view_submission: SlackViewResponse | void;
  options: SlackChoice[] | { options: SlackChoice[] } | { option_groups: object[] };
  function: object | void;
  event: void;
  shortcut: void;
  view_closed: void;
  unknown: void;
}
export type SlackAnswer<K extends SlackKind> = SlackAnswers[K];

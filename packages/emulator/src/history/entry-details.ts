import type { Ack, Attempt, ConnectionRecord, Delivery, Problem } from '../journal/records.js';
import type { JsonObject } from '../json.js';
import type { LintFinding } from '../lint/lint-rules.js';
import type { InsteadOfAnswer } from '../workspace/refusal.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';

/** A call of the Web API with its answer. */
export interface CallDetails {
  readonly method: string;
  /** `POST` or `GET`. */
  readonly httpMethod: string;
  /** As they came, without the token: in a form every one of them is text. */
  readonly arguments: JsonObject;
  /** What kind of token it was; `null` when there was none or it was wrong. */
  readonly tokenKind: 'app' | 'bot' | 'user' | 'function' | 'configuration' | null;
  readonly answer: {
    readonly status: number;
    readonly body: JsonObject;
    /** What came in place of the body, where a fault had it so. */
    readonly instead: InsteadOfAnswer | null;
  };
  /** What the answer warned of. */
  readonly warnings: readonly string[];
  /** Arguments that the method doesn't know. */
  readonly unknownArguments: readonly string[];
  /** Whether the answer was made up, in its right shape: the method has no behaviour here. */
  readonly canned: boolean;
  /** Whether a fault had it refused. */
  readonly injected: boolean;
  /** How long the answer asked to wait; `null` when it did not. */
  readonly retryAfterMs: number | null;
  /** The same call on a command line, with the token in a variable such as `$SLACK_BOT_TOKEN`. */
  readonly curl: string;
}

/** All that is known of an entry of the timeline, by its kind. Tokens are cut short in it, whoever sent them. */
export type EntryDetails =
  | {
      readonly kind: 'act';
      /** That of the envelope that tells of it: `slash_commands`, `interactive`, … */
      readonly type: string;
      /** All that was done, as an app is told of it. */
      readonly payload: JsonObject;
    }
  | {
      readonly kind: 'envelope';
      /** The whole of it as it was sent. */
      readonly envelope: JsonObject;
      readonly connectionId: string;
      /** The delivery that it is a part of; `null` where that is forgotten. */
      readonly delivery: Pick<Delivery, 'id' | 'attempts' | 'ack' | 'status'> | null;
    }
  | {
      readonly kind: 'ack';
      /** What it carried; `null` when it was bare. */
      readonly payload: unknown;
      readonly status: Ack['status'];
      readonly latencyMs: number;
      readonly connectionId: string;
    }
  | {
      readonly kind: 'unanswered';
      readonly connectionId: string | null;
      /** When it had reached the app, in milliseconds since the epoch; `null` when it has not. */
      readonly writtenAt: number | null;
      readonly attempts: readonly Attempt[];
    }
  | ({ readonly kind: 'api_call' } & CallDetails)
  | {
      readonly kind: 'response';
      /** What was posted. */
      readonly fields: JsonObject;
      readonly error: string | null;
    }
  | {
      readonly kind: 'message';
      /** As it was then. */
      readonly message: Message;
      /** As it was before an edit. */
      readonly previous: Message | null;
    }
  | {
      readonly kind: 'view';
      /** As it was then. */
      readonly view: View;
    }
  | { readonly kind: 'connection'; readonly connection: ConnectionRecord }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'finding'; readonly finding: LintFinding }
  | {
      readonly kind: 'fault';
      readonly fault: string;
      /** What it was called with. */
      readonly arguments: readonly unknown[];
    }
  | {
      readonly kind: 'by_hand';
      /** That of its envelope. */
      readonly type: string;
      readonly payload: JsonObject;
    }
  | { readonly kind: 'time'; readonly how: 'advanced' | 'frozen' | 'resumed'; readonly byMs: number };

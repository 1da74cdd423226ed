import type { JsonObject } from '../json.js';
import type { ReplacementResponse } from '../workspace/api-error.js';

/** A call as it came in. */
export interface ApiRequest {
  readonly method: string;
  readonly httpMethod: string;
  /** What the body is said to be; `undefined` where there is none. */
  readonly contentType: string | undefined;
  /** The bearer token of the `Authorization` header. */
  readonly bearer: string | undefined;
  /** Body and query, the token among them where the caller put it there. */
  readonly args: JsonObject;
}

/** What goes back. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly retryAfter?: string | undefined;
  /** What comes in place of the body. */
  readonly instead?: ReplacementResponse | undefined;
  readonly body: JsonObject;
  /** The body as JSON, where it is written already. */
  readonly text?: string;
  /** What comes instead of JSON: a file. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
}

/** An answer whose body is written. */
export type WrittenResponse = ApiResponse & { readonly text: string };

/** Writes the body of an answer, once for whoever sends it and whoever keeps it. */
export const writeApiResponse = (response: ApiResponse): WrittenResponse => ({
  ...response,
  text: JSON.stringify(response.body),
});

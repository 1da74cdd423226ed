import type { JsonObject } from '../json.js';
import type { ReplacementResponse } from '../workspace/api-error.js';

/** A received Web API call. */
export interface ApiRequest {
  readonly method: string;
  readonly httpMethod: string;
  /** The declared content type; `undefined` without a body. */
  readonly contentType: string | undefined;
  /** The bearer token of the `Authorization` header. */
  readonly bearer: string | undefined;
  /** The fields of the body and the query, including a token that the client sent there. */
  readonly args: JsonObject;
}

/** The response to a Web API call. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly retryAfter?: string | undefined;
  /** A response that replaces the body. */
  readonly instead?: ReplacementResponse | undefined;
  readonly body: JsonObject;
  /** The body as JSON, if it is already serialized. */
  readonly text?: string;
  /** A file that replaces the JSON body. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
}

/** A response with a serialized body. */
export type WrittenResponse = ApiResponse & { readonly text: string };

/** Serializes the body once, for both the client and the record of the call. */
export const writeApiResponse = (response: ApiResponse): WrittenResponse => ({
  ...response,
  text: JSON.stringify(response.body),
});

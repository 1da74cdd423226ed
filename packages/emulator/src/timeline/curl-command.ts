import type { ApiCall } from '../event-log/records.js';
import type { JsonObject, JsonValue } from '../json.js';

export interface CurlCall {
  readonly url: string;
  readonly httpMethod: string;
  /** The `Content-Type` of the request; `undefined` without one. */
  readonly contentType: string | undefined;
  readonly args: JsonObject;
  readonly hasToken: boolean;
  readonly tokenKind: ApiCall['tokenKind'];
}

/** The environment variable for each kind of token. */
const VARIABLES = {
  app: 'SLACK_APP_TOKEN',
  bot: 'SLACK_BOT_TOKEN',
  user: 'SLACK_USER_TOKEN',
  function: 'SLACK_FUNCTION_TOKEN',
  configuration: 'SLACK_CONFIGURATION_TOKEN',
} as const;

/** Characters that control a terminal or are invalid in one. Line breaks are allowed. */
const UNSAFE = /[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const ALL_UNSAFE = new RegExp(UNSAFE, 'gu');

/** Formats a Web API call as a shell command. All arguments are quoted safely. */
export function createCurlCommand(call: CurlCall): string {
  const { url, httpMethod, hasToken, tokenKind } = call;
  const isGet = httpMethod === 'GET';
  const data = writeData(call);
  const parts = [
    `curl ${isGet ? '--get ' : ''}${isGet || data.length > 0 ? '' : '--request POST '}${quoteShell(url)}`,
    ...(hasToken ? [`--header "Authorization: Bearer $${VARIABLES[tokenKind ?? 'bot']}"`] : []),
    ...data,
  ];
  return parts.join(' \\\n  ');
}

function writeData({ args, contentType, httpMethod }: CurlCall): string[] {
  const given = Object.entries(args).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  if (httpMethod !== 'GET' && contentType?.includes('json') === true) {
    const json = JSON.stringify(args).replaceAll(ALL_UNSAFE, escapeShell);
    return [`--header 'Content-Type: application/json; charset=utf-8'`, `--data-raw ${quoteShell(json)}`];
  }
  return given.map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const written = new URLSearchParams([[name, text]]).toString();
    // `curl` URL-encodes only the value, and shells can't represent every character.
    return UNSAFE.test(text)
      ? `--data-raw ${quoteShell(written)}`
      : `--data-urlencode ${quoteShell(`${encodeArgumentName(name)}=${text}`)}`;
  });
}

const encodeArgumentName = (name: string): string => new URLSearchParams([[name, '']]).toString().slice(0, -1);

const escapeShell = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Quotes a text as one literal word for a POSIX shell. */
const quoteShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

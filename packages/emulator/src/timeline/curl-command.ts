import type { ApiCall } from '../event-log/records.js';
import type { JsonObject, JsonValue } from '../json.js';

/** A call to be written as a command. */
export interface CurlCall {
  /** The URL of the method. */
  readonly url: string;
  readonly httpMethod: string;
  /** What the body was said to be; `undefined` where there was none. */
  readonly contentType: string | undefined;
  readonly args: JsonObject;
  readonly hasToken: boolean;
  readonly tokenKind: ApiCall['tokenKind'];
}

/** Which variable of the environment has the token. */
const VARIABLES = {
  app: 'SLACK_APP_TOKEN',
  bot: 'SLACK_BOT_TOKEN',
  user: 'SLACK_USER_TOKEN',
  function: 'SLACK_FUNCTION_TOKEN',
  configuration: 'SLACK_CONFIGURATION_TOKEN',
} as const;

/** What would steer the terminal that a command is pasted into, or can't stand in one. A line may end. */
const UNSAFE = /[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const ALL_UNSAFE = new RegExp(UNSAFE, 'gu');

/** A call of the Web API as a command for a shell, whatever is in its arguments. */
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
    // Only the value is encoded by curl, and no shell carries every character.
    return UNSAFE.test(text)
      ? `--data-raw ${quoteShell(written)}`
      : `--data-urlencode ${quoteShell(`${encodeArgumentName(name)}=${text}`)}`;
  });
}

const encodeArgumentName = (name: string): string => new URLSearchParams([[name, '']]).toString().slice(0, -1);

const escapeShell = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One word of a POSIX shell, that means nothing but itself. */
const quoteShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

import { Option, type Command } from 'commander';
import { isJsonObject, objectAt, parseJson, stringAt, type JsonObject } from '../json.js';
import { CliError } from './cli-error.js';

/** The statuses of the emulator's responses to invalid requests. */
const CLIENT_ERROR_STATUSES: readonly number[] = [400, 401, 403];

/** The emulator that a command connects to, and the output format. */
export interface ClientOptions {
  readonly url: string;
  readonly key?: string;
  readonly json?: true;
}

/** Calls the control API of an emulator that runs in another process. */
export class ControlClient {
  readonly #root: string;

  constructor(private readonly options: ClientOptions) {
    if (!/^https?:\/\//i.test(options.url) || !URL.canParse(options.url)) {
      throw new CliError(`"${options.url}" is no URL of an emulator: give one such as http://127.0.0.1:7522.`, 2);
    }
    this.#root = new URL('/control/v1/', options.url).href;
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const search = new URLSearchParams(query).toString();
    return this.#ask(search === '' ? path : `${path}?${search}`, { method: 'GET' });
  }

  post(path: string, body: object): Promise<unknown> {
    return this.#ask(path, { method: 'POST', body: JSON.stringify(body) });
  }

  async #ask(path: string, init: RequestInit): Promise<unknown> {
    const { key, url } = this.options;
    const headers = {
      'content-type': 'application/json',
      ...(key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` }),
    };
    const unheard = (): never => {
      throw new CliError(`No emulator answers at ${url}. Start one in another terminal: npx @nest-slack/emulator`, 2);
    };
    const response = await fetch(this.#root + path, { ...init, headers }).catch(unheard);
    // An emulator that stops in the meantime leaves its response incomplete.
    const answer = parseJson(await response.text().catch(unheard));
    if (response.ok) return answer;
    const detail = isJsonObject(answer) ? (stringAt(answer, 'detail') ?? readProblem(answer)) : undefined;
    if (detail === undefined) throw new CliError(`What answers at ${url} is no emulator (${response.status}).`, 2);
    throw new CliError(detail, CLIENT_ERROR_STATUSES.includes(response.status) ? 2 : 1);
  }
}

/** Reads an error in Slack's format, which the server sends when it refuses a request before the control API runs. */
function readProblem(answer: JsonObject): string | undefined {
  const messages = objectAt(answer, 'response_metadata')?.messages;
  return Array.isArray(messages) ? messages.find(message => typeof message === 'string') : undefined;
}

/** Adds the options of all commands that connect to an emulator. */
export function withControlClient(command: Command): Command {
  return command
    .showHelpAfterError(`Usage: slack-emulator ${command.name()} ${command.usage()}`)
    .addOption(
      new Option('--url <url>', 'where the emulator is')
        .env('SLACK_EMULATOR_URL')
        .default(`http://127.0.0.1:${DEFAULT_PORT}`),
    )
    .addOption(new Option('--key <key>', 'the key of its control API').env('SLACK_EMULATOR_KEY'))
    .option('--json', 'print the answer as JSON');
}

/** The default port, so that a second terminal finds the emulator: SLAC on a telephone keypad. */
export const DEFAULT_PORT = 7522;

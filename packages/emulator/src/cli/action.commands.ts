import type { Command } from 'commander';
import { readAssignments, readOptions, parseWholeNumber } from './parse-arguments.js';
import { runAndPrintAction, type ActOptions, MAX_FOLLOW_UP_WAIT_MS } from './action-outcome.js';
import { withControlClient } from './control-client.js';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CliError } from './cli-error.js';

/** Adds the commands for user actions. Each finishes when the app has acked, and prints the outcome. */
export function addActionCommands(program: Command): void {
  createActionHandler(
    program,
    'say <person> <place> <text...>',
    'says something in a channel, or to "@somebody"',
    (words, { thread }) => ({
      path: 'say',
      body: { place: words[1], text: words.slice(2).join(' '), thread },
    }),
  )
    .option(...THREAD)
    .passThroughOptions();
  createActionHandler(
    program,
    'share <person> <place> <file> [text...]',
    'shares a file in a channel, or with "@somebody"',
    async (words, { thread }) => ({
      path: 'share',
      body: { place: words[1], file: await readSharedFile(words[2] ?? ''), text: words.slice(3).join(' '), thread },
    }),
  )
    .option(...THREAD)
    .passThroughOptions();
  createActionHandler(
    program,
    'command <person> <command> [text...]',
    'writes a slash command',
    (words, { channel }) => ({
      path: 'command',
      body: { command: withSlash(words[1]), text: words.slice(2).join(' '), channel },
    }),
  )
    .option('--channel <name>', 'where it is written; "general" unless it is said')
    .passThroughOptions();
  createActionHandler(program, 'click <person> <where> <element>', `clicks a button ${CHANNEL_OPTION}`, words => ({
    path: 'click',
    body: { ...addPlaceOptions(words[1]), element: words[2] },
  }));
  createActionHandler(
    program,
    'select <person> <where> <element> <value...>',
    `chooses in a menu or picker ${CHANNEL_OPTION}`,
    words => ({
      path: 'select',
      body: { ...addPlaceOptions(words[1]), element: words[2], value: oneOrMany(words.slice(3)) },
    }),
  );
  createActionHandler(
    program,
    'suggest <person> <where> <element> <query>',
    'types into a menu whose options the app gives',
    words => ({
      path: 'suggest',
      body: { ...addPlaceOptions(words[1]), element: words[2], query: words[3] },
    }),
  );
  createActionHandler(
    program,
    'submit <person> [field=value...]',
    'fills in the modal on top and submits it',
    words => ({
      path: 'submit',
      body: { values: readAssignments(words.slice(1)) },
    }),
  );
  createActionHandler(program, 'close-view <person>', 'closes the modal on top', () => ({
    path: 'close-view',
    body: {},
  }));
  createActionHandler(
    program,
    'shortcut <person> <callback_id> [message]',
    'starts a shortcut, or one of a message',
    words => ({
      path: 'shortcut',
      body: { callbackId: words[1], message: words[2] },
    }),
  );
  createActionHandler(program, 'open-home <person>', "opens the app's Home tab", () => ({
    path: 'open-home',
    body: {},
  }));
  createActionHandler(
    program,
    'open-assistant <person> [channel]',
    'opens the app as an assistant, beside a channel',
    words => ({
      path: 'assistants',
      body: { beside: words[1] },
    }),
  );
  createActionHandler(
    program,
    'run-function <person> <callback_id> [input=value...]',
    "runs a workflow that comes to a function of the app's",
    words => ({ path: 'functions', body: { callbackId: words[1], inputs: readOptions(words.slice(2)) } }),
  );
  createActionHandler(program, 'react <person> <message> <emoji>', 'puts an emoji under a message', words => ({
    path: 'react',
    body: { message: words[1], emoji: words[2] },
  }));
  createActionHandler(program, 'unreact <person> <message> <emoji>', 'takes their emoji away again', words => ({
    path: 'unreact',
    body: { message: words[1], emoji: words[2] },
  }));
  createActionHandler(program, 'edit <person> <message> <text...>', 'edits a message of their own', words => ({
    path: 'edit',
    body: { message: words[1], text: words.slice(2).join(' ') },
  }));
  createActionHandler(program, 'delete <person> <message>', 'deletes a message of their own', words => ({
    path: 'delete',
    body: { message: words[1] },
  }));
}

const CHANNEL_OPTION = '(where: a part of a message, its ts, "modal" or "home")';

const THREAD = ['--thread <message>', 'the message to say it under: a part of its text, or its ts'] as const;

/** The leading slash is optional, because some Windows shells convert a word with a leading slash to a path. */
function withSlash(command = ''): string {
  return command.startsWith('/') ? command : `/${command}`;
}

function addPlaceOptions(where: string | undefined): object {
  if (where === 'modal') return {};
  return where === 'home' ? { view: 'home' } : { message: where };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}

/** Options of single actions. */
interface OwnOptions {
  readonly thread?: string;
  readonly channel?: string;
}

interface Request {
  /** The path below the user, in the control API. */
  readonly path: string;
  readonly body: object;
}

/** Converts command-line arguments to a request to the control API. */
type Plan = (words: readonly string[], options: OwnOptions) => Request | Promise<Request>;

/** Adds a command for an action of the user named in its first argument. */
export function createActionHandler(program: Command, usage: string, description: string, plan: Plan): Command {
  return withControlClient(program.command(usage).description(description))
    .option(
      '--wait <ms>',
      'how long nothing new must have happened, before what followed is told',
      parseWholeNumber(0, MAX_FOLLOW_UP_WAIT_MS),
      250,
    )
    .action(async function act(this: Command) {
      const { path, body } = await plan(this.args, this.opts<OwnOptions>());
      await runAndPrintAction(this.opts<ActOptions>(), this.args[0] ?? '', path, body);
    });
}

/**
 * Reads a local file in the format of the control API.
 * @throws CliError when it cannot be read
 */
export async function readSharedFile(path: string): Promise<{ name: string; content: string; encoding: 'base64' }> {
  const content = await readFile(path, 'base64').catch((error: unknown) => {
    throw new CliError(`Can't read "${path}": ${error instanceof Error ? error.message : String(error)}.`, 2);
  });
  return { name: basename(path), content, encoding: 'base64' };
}

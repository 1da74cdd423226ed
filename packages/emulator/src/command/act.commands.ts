import type { Command } from 'commander';
import { actAndTell } from './act-outcome.js';
import { readAssignments } from './assignments.js';
import { talking } from './control-client.js';

/** Adds what people do: each act is over when the app has acked, and then tells what came of it. */
export function addActs(program: Command): void {
  acting(program, 'say <person> <place> <text...>', 'says something in a channel, or to "@somebody"', words => ({
    path: 'say',
    body: { place: words[1], text: words.slice(2).join(' ') },
  })).passThroughOptions();
  acting(program, 'command <person> <command> [text...]', 'writes a slash command', words => ({
    path: 'command',
    body: { command: words[1], text: words.slice(2).join(' ') },
  })).passThroughOptions();
  acting(program, 'click <person> <where> <element>', `clicks a button ${WHERE}`, words => ({
    path: 'click',
    body: { ...place(words[1]), element: words[2] },
  }));
  acting(program, 'select <person> <where> <element> <value...>', `chooses in a menu or picker ${WHERE}`, words => ({
    path: 'select',
    body: { ...place(words[1]), element: words[2], value: oneOrMany(words.slice(3)) },
  }));
  acting(
    program,
    'suggest <person> <where> <element> <query>',
    'types into a menu whose options the app gives',
    words => ({
      path: 'suggest',
      body: { ...place(words[1]), element: words[2], query: words[3] },
    }),
  );
  acting(program, 'submit <person> [field=value...]', 'fills in the modal on top and submits it', words => ({
    path: 'submit',
    body: { values: readAssignments(words.slice(1)) },
  }));
  acting(program, 'close-view <person>', 'closes the modal on top', () => ({ path: 'close-view', body: {} }));
  acting(program, 'shortcut <person> <callback_id> [message]', 'starts a shortcut, or one of a message', words => ({
    path: 'shortcut',
    body: { callbackId: words[1], message: words[2] },
  }));
  acting(program, 'open-home <person>', "opens the app's Home tab", () => ({ path: 'open-home', body: {} }));
  acting(program, 'react <person> <message> <emoji>', 'puts an emoji under a message', words => ({
    path: 'react',
    body: { message: words[1], emoji: words[2] },
  }));
  acting(program, 'unreact <person> <message> <emoji>', 'takes their emoji away again', words => ({
    path: 'unreact',
    body: { message: words[1], emoji: words[2] },
  }));
  acting(program, 'edit <person> <message> <text...>', 'edits a message of their own', words => ({
    path: 'edit',
    body: { message: words[1], text: words.slice(2).join(' ') },
  }));
  acting(program, 'delete <person> <message>', 'deletes a message of their own', words => ({
    path: 'delete',
    body: { message: words[1] },
  }));
}

const WHERE = '(where: a part of a message, its ts, "modal" or "home")';

/** What of the control API is asked, and how, for what was typed behind the name of a command. */
type Plan = (words: readonly string[]) => { readonly path: string; readonly body: object };

function acting(program: Command, usage: string, description: string, plan: Plan): Command {
  return talking(program.command(usage).description(description))
    .option('--wait <ms>', 'how long to look at what follows', '250')
    .action(async function act(this: Command) {
      const { path, body } = plan(this.args);
      await actAndTell(this.opts(), this.args[0] ?? '', path, body);
    });
}

function place(where: string | undefined): object {
  if (where === 'modal') return {};
  return where === 'home' ? { view: 'home' } : { message: where };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}

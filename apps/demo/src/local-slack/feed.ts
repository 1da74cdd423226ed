import { timelineRows, type SlackEmulator, type TimelineEntry } from '@nest-slack/emulator';
import { printable } from '../terminal/printable.js';
import type { Screen, Style } from '../terminal/screen.js';

/** Below the words of an entry, behind its time and number. */
const INDENT = ' '.repeat(21);

const STYLES: Partial<Record<TimelineEntry['kind'], Style>> = {
  act: 'bold',
  message: 'cyan',
  ack: 'green',
  problem: 'red',
  unanswered: 'red',
  finding: 'yellow',
  connection: 'dim',
  envelope: 'dim',
};

/** Shows what happens in a local Slack, as it happens, with the messages of bots as people see them. */
export class Feed {
  readonly #stop: () => void;

  constructor(
    private readonly slack: SlackEmulator,
    private readonly screen: Screen,
  ) {
    this.#stop = slack.timeline.on(entry => this.#show(entry));
  }

  stop(): void {
    this.#stop();
  }

  #show(entry: TimelineEntry): void {
    const { columns, print, paint } = this.screen;
    const style = STYLES[entry.kind];
    // What a person does begins something new.
    if (entry.who !== null) print();
    const rows = timelineRows(entry, columns);
    print(style ? paint(style, rows) : rows);
    for (const line of this.#drawing(entry)) print(INDENT + line);
  }

  #drawing(entry: TimelineEntry): readonly string[] {
    if (entry.kind !== 'message' || entry.who !== null) return [];
    const message = this.slack.messages.findLast(({ channel, ts }) => channel === entry.channel && ts === entry.ts);
    return message ? printable(this.slack.draw(message)).split('\n') : [];
  }
}

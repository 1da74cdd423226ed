import { timelineRows, type SlackEmulator, type TimelineEntry } from '@nest-slack/emulator';
import { escapeControlCharacters } from '../terminal/escape-control-characters.js';
import type { Screen, Style } from '../terminal/screen.js';

/** Aligns messages with the text of their entry, which follows its time and number. */
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

/** Prints the timeline of a local Slack live, with the messages of bots rendered. */
export class Feed {
  readonly #stop: () => void;

  constructor(
    private readonly slack: SlackEmulator,
    private readonly screen: Screen,
  ) {
    this.#stop = slack.timeline.on(entry => this.#printEntry(entry));
  }

  stop(): void {
    this.#stop();
  }

  #printEntry(entry: TimelineEntry): void {
    const { columns, print, paint } = this.screen;
    const style = STYLES[entry.kind];
    // A user's action starts a new exchange.
    if (entry.who !== null) print();
    const rows = timelineRows(entry, columns);
    print(style ? paint(style, rows) : rows);
    for (const row of this.#renderMessage(entry)) print(INDENT + row);
  }

  #renderMessage(entry: TimelineEntry): readonly string[] {
    if (entry.kind !== 'message' || entry.who !== null) return [];
    const message = this.slack.messages.findLast(({ channel, ts }) => channel === entry.channel && ts === entry.ts);
    return message ? escapeControlCharacters(this.slack.draw(message)).split('\n') : [];
  }
}

import type { Ack, ApiCall, Message, Problem, SentEnvelope, SlackEmulator } from '@nest-slack/emulator';
import { messageText } from '../display/message-text.js';
import type { Names } from '../display/names.js';
import { textAt } from '../display/payload-reading.js';
import type { Screen } from '../display/screen.js';
import { wrapped } from '../display/wrapped.js';
import { ackPhrase } from './ack-phrase.js';
import { actSentence } from './act-sentence.js';

/** Acks that took longer than this are shown in yellow: Slack waits 3 s. */
const SLOW_ACK_MS = 1000;

/** The time, or as much space. */
const TIME_COLUMNS = 9;
/** The mark of a line and the space behind it. */
const MARK_COLUMNS = 2;
/** A window that is narrower breaks the lines itself. */
const FEWEST_COLUMNS = 20;

/** What the lines of a message begin with. */
const BAR = '│';

type Style = 'dim' | 'yellow' | 'red' | 'green' | 'cyan';

/** Shows each exchange between the local Slack and the bot as it happens. */
export class Feed {
  /** Envelopes that are not shown, and whose acks aren't either. */
  readonly #echoes = new Set<string>();
  readonly #stops: (() => void)[];

  constructor(
    private readonly slack: SlackEmulator,
    private readonly names: Names,
    private readonly screen: Screen,
  ) {
    const { botId } = slack.app();
    this.#stops = [
      slack.on('envelope', envelope => this.#envelope(envelope, botId)),
      slack.on('ack', ack => this.#ack(ack)),
      slack.on('api_call', call => this.#apiCall(call)),
      slack.on('message', message => this.#message(message)),
      slack.on('problem', problem => this.#problem(problem)),
    ];
  }

  /** A line that is not Slack's: what the bot logs. */
  note(text: string, style: Style = 'dim'): void {
    this.#line('·', this.names.spell(text), { style });
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #envelope({ envelopeId, type, payload, retryAttempt }: SentEnvelope, botId: string): void {
    // Slack also sends the bot what the bot itself wrote.
    const author = textAt(payload, 'event', 'bot_id') ?? textAt(payload, 'event', 'message', 'bot_id');
    if (author === botId) {
      this.#echoes.add(envelopeId);
      return;
    }
    const sentence = this.screen.paint('bold', actSentence(payload, this.names, this.slack.messages));
    const again = retryAttempt === 0 ? '' : `, redelivery ${retryAttempt}`;
    // A message was shown when it was written: that it reaches the bot begins nothing new.
    const begins = textAt(payload, 'event', 'client_msg_id') === undefined;
    if (begins) this.screen.print();
    const envelope = this.screen.paint('dim', `${type} ${short(envelopeId)}${again}`);
    this.#line('▸', `${sentence}  ${envelope}`, begins ? { time: clockTime() } : {});
  }

  #ack({ envelopeId, latencyMs, payload, status }: Ack): void {
    if (this.#echoes.delete(envelopeId)) return;
    const slow = latencyMs > SLOW_ACK_MS || status !== 'in_time';
    const text = `acked ${short(envelopeId)} in ${Math.ceil(latencyMs)} ms${ackPhrase(payload)}`;
    this.#line('✓', text, { style: slow ? 'yellow' : 'green' });
  }

  #apiCall({ method, ok, error }: ApiCall): void {
    if (method === 'apps.connections.open') return;
    if (ok) this.#line('⇢', method, { style: 'cyan' });
    else this.#line('⇢', `${method} refused: ${error ?? 'unknown reason'}`, { style: 'red' });
  }

  #message(message: Message): void {
    const { head, lines } = messageText(message, this.names);
    // What a person says begins something new; what the bot says belongs to what is under way.
    const begins = message.appId === undefined && message.edited === undefined && message.reactions.length === 0;
    if (begins) this.screen.print();
    this.#line(BAR, this.screen.paint('underline', head), begins ? { time: clockTime() } : {});
    for (const line of lines) this.#line(BAR, line);
  }

  #problem({ text }: Problem): void {
    this.#line('!', text, { style: 'red' });
  }

  /** One line, or several when it is too long: the bar of a message goes on beside each. */
  #line(mark: string, text: string, { style, time = '' }: { style?: Style; time?: string } = {}): void {
    const { columns, paint, print } = this.screen;
    const room = Math.max(columns - TIME_COLUMNS - MARK_COLUMNS, FEWEST_COLUMNS);
    for (const [index, line] of wrapped(style ? paint(style, text) : text, room).entries()) {
      const isFirst = index === 0;
      const sign = isFirst || mark === BAR ? paint(style ?? (mark === BAR ? 'dim' : 'bold'), mark) : ' ';
      print(`${(isFirst ? time : '').padEnd(TIME_COLUMNS)}${sign} ${line}`);
    }
  }
}

/** Enough of an envelope's id to tell it from those around it. */
const short = (envelopeId: string): string => envelopeId.slice(0, 8);

const clockTime = (): string => new Date().toTimeString().slice(0, 8);

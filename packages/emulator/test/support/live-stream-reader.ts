import { get, type IncomingMessage } from 'node:http';
import type { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectsAt, parseJson, type JsonObject } from '../../src/json.js';

/** One reader of the live stream. Nothing is read before it is asked for. */
export class LiveLines {
  readonly #chunks: AsyncIterator<unknown>;
  #parts: string[] = [];
  #lines: string[] = [];
  readonly #passed: JsonObject[] = [];

  private constructor(readonly response: IncomingMessage) {
    this.#chunks = response.setEncoding('utf8')[Symbol.asyncIterator]();
  }

  static open(slack: SlackEmulator, headers: Readonly<Record<string, string>> = {}): Promise<LiveLines> {
    return new Promise((resolve, reject) => {
      get(`${slack.controlUrl}live`, { headers, agent: false }, response => resolve(new LiveLines(response)))
        // Once it has begun, whoever reads on hears of an end.
        .on('error', reject);
    });
  }

  /** The next line; undefined at the end. @throws Error when the line was cut */
  async next(): Promise<JsonObject | undefined> {
    while (this.#lines.length === 0) {
      const chunk: IteratorResult<unknown, unknown> = await this.#chunks.next();
      if (chunk.done === true) return undefined;
      const [first = '', ...others] = String(chunk.value).split('\n');
      this.#parts.push(first);
      for (const other of others) {
        this.#lines.push(this.#parts.join(''));
        this.#parts = [other];
      }
    }
    const line = parseJson(this.#lines.shift() ?? '');
    if (isJsonObject(line)) return line;
    throw new Error('A line is no JSON object.');
  }

  /** Reads on to the next whole state. */
  async state(): Promise<JsonObject> {
    for (let line = await this.next(); line; line = await this.next()) {
      if (isJsonObject(line.state)) return line.state;
    }
    throw new Error('The stream has ended without another state.');
  }

  /** A change of a kind, of which this is true: one that was passed over before, or else the next. */
  async change(kind: string, isIt: (change: JsonObject) => boolean = () => true): Promise<JsonObject> {
    for (let news = this.#passed.splice(0); ; news = await this.#more(kind)) {
      const at = news.findIndex(change => change.kind === kind && isIt(change));
      const [found] = at < 0 ? [] : news.splice(at, 1);
      this.#passed.push(...news);
      if (found) return found;
    }
  }

  async #more(kind: string): Promise<JsonObject[]> {
    const line = await this.next();
    if (line) return objectsAt(line, 'changes');
    throw new Error(`The stream has ended without a change "${kind}".`);
  }

  /** Hangs up. */
  leave(): void {
    this.response.destroy();
  }
}

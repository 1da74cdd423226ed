import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readCommandLine } from './command-line.js';
import type { Act } from './act.js';

/** Does an act and tells what came of it, line by line. */
export type Perform = (act: Act) => Promise<string[]>;

/** What the door answers with. */
export interface DoorReply {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const MOST_BYTES = 65_536;
const JSON_CONTENT = { 'content-type': 'application/json' };

/**
 * The way from the second terminal into the demo, on the loopback. A page in a browser can't use it: it takes only
 * POST, only JSON (which a page may not send to a stranger unasked), nothing that names an origin, and nothing that was
 * addressed to another host (a name that was made to point here).
 */
export class ControlDoor {
  private constructor(private readonly server: Server) {}

  /**
   * Opens it.
   *
   * @param port - 0 for a free one
   * @throws Error with what to do when the port is taken
   */
  static async open(port: number, perform: Perform): Promise<ControlDoor> {
    const server = createServer((request, response) => {
      // The caller hung up in the middle of its request: there is nobody to answer.
      answer(request, response, perform).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
      server.listen(port, '127.0.0.1', resolve);
    });
    return new ControlDoor(server);
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

/** What was asked for: an act, or something that is refused. */
type Heard =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'refused'; readonly status: number; readonly line: string };

async function answer(request: IncomingMessage, response: ServerResponse, perform: Perform): Promise<void> {
  const heard = await hear(request);
  // What is left of a body that was too long would be taken for the next request.
  response.writeHead(heard.kind === 'act' ? 200 : heard.status, { ...JSON_CONTENT, connection: 'close' });
  // Sent ahead of the act, which may take its time: who asks should know at once that the demo is here.
  response.flushHeaders();
  const reply = heard.kind === 'act' ? await replyTo(heard.act, perform) : { ok: false, lines: [heard.line] };
  response.end(JSON.stringify(reply satisfies DoorReply));
}

async function replyTo(act: Act, perform: Perform): Promise<DoorReply> {
  try {
    return { ok: true, lines: await perform(act) };
  } catch (error) {
    return { ok: false, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

async function hear(request: IncomingMessage): Promise<Heard> {
  const refusal = refusalOf(request);
  if (refusal) return refusal;
  const body = await readBody(request);
  if (body === null) return refused(413, 'That is more than the demo takes in one line.');
  const words = wordsIn(body);
  if (words === null) return refused(400, 'The demo takes a JSON list of words.');
  const line = readCommandLine(words);
  switch (line.kind) {
    case 'act':
      return line;
    case 'mistake':
      return refused(400, line.sentence);
    case 'help':
      return refused(400, 'The demo takes acts. Help is where they are typed.');
  }
}

const refused = (status: number, line: string): Heard => ({ kind: 'refused', status, line });

function refusalOf({ method, headers }: IncomingMessage): Heard | null {
  const host = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;
  if (!host.test(headers.host ?? '') || headers.origin !== undefined) {
    return refused(403, 'The demo is only talked to from this machine, and not from a browser.');
  }
  if (method !== 'POST') return refused(405, 'The demo takes POST.');
  if (headers['content-type'] !== 'application/json') return refused(415, 'The demo takes application/json.');
  return null;
}

/** The body; null when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function wordsIn(body: string): string[] | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return Array.isArray(parsed) && parsed.every(word => typeof word === 'string') ? parsed : null;
  } catch {
    return null;
  }
}

const explained = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken, perhaps by another demo: end that one, or set DEMO_PORT for both terminals.`)
    : error;

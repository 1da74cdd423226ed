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
      answer(request, perform).then(
        reply => write(response, reply),
        // The caller hung up in the middle of its request: there is nobody to answer.
        () => response.destroy(),
      );
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

type Answer = { readonly status: number } & DoorReply;

async function answer(request: IncomingMessage, perform: Perform): Promise<Answer> {
  const refusal = refusalOf(request);
  if (refusal) return refusal;
  const body = await readBody(request);
  if (body === null) return refused(413, 'That is more than the demo takes in one line.');
  const words = wordsIn(body);
  if (words === null) return refused(400, 'The demo takes a JSON list of words.');
  const line = readCommandLine(words);
  if (!line.ok) return refused(400, line.problem);
  try {
    return { status: 200, ok: true, lines: await perform(line.act) };
  } catch (error) {
    return refused(409, error instanceof Error ? error.message : String(error));
  }
}

const refused = (status: number, line: string): Answer => ({ status, ok: false, lines: [line] });

function refusalOf({ method, headers }: IncomingMessage): Answer | null {
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

function write(response: ServerResponse, { status, ok, lines }: Answer): void {
  // What is left of a body that was too long would be taken for the next request.
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ ok, lines } satisfies DoorReply));
}

const explained = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken, perhaps by another demo: end that one, or set DEMO_PORT for both terminals.`)
    : error;

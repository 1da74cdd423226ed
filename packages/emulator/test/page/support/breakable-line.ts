import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a port of this machine that breaks when it is told to, while what it leads to goes on. */
export class BreakableLine implements AsyncDisposable {
  readonly #open = new Set<Socket>();
  #isCut = false;

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {
    server.on('connection', socket => this.#lead(socket));
  }

  /** @param port the one that it leads to */
  static async to(port: number): Promise<BreakableLine> {
    const line = new BreakableLine(createServer(), port);
    await once(line.server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  /** An address of what it leads to, over this line. */
  over(address: string): string {
    const url = new URL(address);
    const own = this.server.address();
    url.port = String(typeof own === 'object' ? own?.port : '');
    return url.href;
  }

  /** Breaks all that goes over it, and lets nothing new through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  #lead(socket: Socket): void {
    const on = connect(this.port, '127.0.0.1');
    for (const [each, other] of [
      [socket, on],
      [on, socket],
    ] as const) {
      this.#open.add(each);
      each
        .on('error', () => undefined)
        .on('close', () => {
          this.#open.delete(each);
          other.destroy();
        });
      each.pipe(other);
    }
    if (this.#isCut) socket.destroy();
  }
}

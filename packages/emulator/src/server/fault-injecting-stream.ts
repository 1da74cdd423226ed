import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TrafficShaper } from '../faults/traffic-shaper.js';

const EMPTY_BUFFER = Buffer.alloc(0);
/** The maximum number of bytes queued for an app that does not read: 64 MiB. */
const MAX_UNREAD_BYTES = 67_108_864;

/**
 * A TCP connection between an app and Slack whose bytes can be delayed, throttled or cut off by a reset. Bytes and
 * their order never change, so both ends observe what they would observe on a faulty network.
 */
export class FaultInjectingStream extends Duplex {
  readonly toApp: TrafficShaper;
  readonly fromApp: TrafficShaper;

  constructor(private readonly tcp: Socket) {
    super();
    tcp.setNoDelay(true);
    this.toApp = new TrafficShaper(bytes => {
      // Checks the TCP socket, because a fault can keep this stream from noticing that the app has disconnected.
      if (!tcp.destroyed) tcp.write(bytes);
      if (tcp.writableLength > MAX_UNREAD_BYTES) this.reset();
    });
    this.fromApp = new TrafficShaper(bytes => {
      if (!this.push(bytes)) tcp.pause();
    });
    tcp.on('data', (bytes: Buffer) => this.fromApp.send(bytes));
    tcp.on('end', () => this.fromApp.afterThat(() => this.push(null)));
    tcp.on('close', () => this.fromApp.afterThat(() => this.destroy()));
  }

  /**
   * Calls `action` after all written bytes were passed to an open TCP connection. Never calls it if the connection is
   * closed. A connection that the app has ended counts as closed, although it still accepts writes.
   */
  afterWritten(action: () => void): void {
    this.toApp.afterThat(() => {
      if (this.tcp.destroyed || this.tcp.readableEnded) return;
      // The kernel usually accepts all bytes immediately.
      if (this.tcp.writableLength === 0) return action();
      this.tcp.write(EMPTY_BUFFER, error => {
        if (!error) action();
      });
    });
  }

  /** Closes the TCP connection with a reset (RST) instead of an end (FIN). */
  reset(): void {
    this.tcp.resetAndDestroy();
    this.destroy();
  }

  override _read(): void {
    this.tcp.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.toApp.send(bytes);
    done();
  }

  /** Sends corked chunks as one write, which keeps a frame and its header together. */
  override _writev(chunks: readonly { readonly chunk: unknown }[], done: () => void): void {
    this.toApp.send(Buffer.concat(chunks.map(({ chunk }) => chunk).filter(chunk => Buffer.isBuffer(chunk))));
    done();
  }

  override _final(done: () => void): void {
    this.toApp.afterThat(() => this.tcp.end(() => done()));
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.toApp.stop();
    this.fromApp.stop();
    this.tcp.destroy();
    done(error);
  }
}

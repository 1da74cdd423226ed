import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TrafficShaper } from '../faults/traffic-shaper.js';

const EMPTY_BUFFER = Buffer.alloc(0);
/** How much may wait for an app that does not read: 64 MiB. */
const MAX_UNREAD_BYTES = 67_108_864;

/**
 * The network between an app and Slack: a TCP connection whose bytes can be held up, slowed down and reset. What goes
 * wrong here looks to both ends as it does on a real line, since neither the bytes nor their order change.
 */
export class FaultInjectingStream extends Duplex {
  readonly toApp: TrafficShaper;
  readonly fromApp: TrafficShaper;

  constructor(private readonly tcp: Socket) {
    super();
    tcp.setNoDelay(true);
    this.toApp = new TrafficShaper(bytes => {
      // Whether the app has gone is learnt from its own end of the line, which may be silent.
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
   * Does something once all that was written has been handed to an open TCP connection; never, if it is not. One whose
   * app has hung up is open no more, though it can still be written to.
   */
  afterWritten(action: () => void): void {
    this.toApp.afterThat(() => {
      if (this.tcp.destroyed || this.tcp.readableEnded) return;
      // As a rule the system takes all of it at once.
      if (this.tcp.writableLength === 0) return action();
      this.tcp.write(EMPTY_BUFFER, error => {
        if (!error) action();
      });
    });
  }

  /** Ends TCP with a reset (RST) instead of an end (FIN). */
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

  /** What was written while corked leaves as one, as a frame and its header do. */
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

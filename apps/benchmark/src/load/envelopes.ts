import { type LoadKind, getRouteName } from '../load-kind.js';
import { ID_PLACEHOLDER, createEnvelopeId, SERIAL_DIGITS } from './envelope-id.js';
import { createPayload } from './payloads.js';
import { createTextFrame } from './text-frame.js';

const TYPES: Readonly<Record<LoadKind, string>> = {
  command: 'slash_commands',
  action: 'interactive',
  submission: 'interactive',
  message: 'events_api',
};

const HEX = Buffer.from('0123456789abcdef');

/** The size of the ring of buffers, larger than the number of frames that are not written yet. */
const FRAME_BUFFERS = 4_096;

/** A serialized frame with the offsets of its serial numbers. */
interface Template {
  readonly frame: Buffer;
  readonly serialOffsets: readonly number[];
}

/**
 * Creates the WebSocket frames of envelopes of one kind, for each handler in turn. Each envelope is serialized once; only the
 * serial number in its id changes.
 */
export class Envelopes {
  /** A ring of reused buffers: allocating one for each frame would cost more than everything else. */
  readonly #frames: Buffer[] = [];
  readonly #templates: (Template | undefined)[] = [];
  #turn = 0;

  constructor(
    private readonly kind: LoadKind,
    private readonly handlers: number,
  ) {}

  /** Returns the next frame with the serial number. Its buffer is reused after `FRAME_BUFFERS` more frames. */
  next(serial: number): Buffer {
    this.#turn = (this.#turn + 1) % this.handlers;
    const { frame, serialOffsets } = (this.#templates[this.#turn] ??= createTemplate(this.kind, this.#turn));
    const copy = this.#getBuffer(serial % FRAME_BUFFERS, frame.length);
    frame.copy(copy);
    for (const at of serialOffsets) writeSerial(copy, at, serial);
    return copy;
  }

  /** All frames of a kind have the same length. */
  #getBuffer(slot: number, length: number): Buffer {
    const frame = this.#frames[slot];
    return frame?.length === length ? frame : (this.#frames[slot] = Buffer.allocUnsafeSlow(length));
  }
}

function createTemplate(kind: LoadKind, index: number): Template {
  const frame = createTextFrame(
    JSON.stringify({
      envelope_id: ID_PLACEHOLDER,
      type: TYPES[kind],
      accepts_response_payload: kind !== 'message',
      ...(kind === 'message' ? { retry_attempt: 0, retry_reason: '' } : {}),
      payload: createPayload(kind, getRouteName(kind, index)),
    }).replaceAll(ID_PLACEHOLDER, createEnvelopeId(0)),
  );
  const serialOffsets: number[] = [];
  const id = createEnvelopeId(0);
  for (let at = frame.indexOf(id); at !== -1; at = frame.indexOf(id, at + 1)) {
    serialOffsets.push(at + id.length - SERIAL_DIGITS);
  }
  return { frame, serialOffsets };
}

function writeSerial(frame: Buffer, at: number, serial: number): void {
  let rest = serial;
  for (let digit = at + SERIAL_DIGITS - 1; rest > 0; digit -= 1) {
    frame[digit] = HEX[rest & 15] ?? 0;
    rest = Math.floor(rest / 16);
  }
}

import { type LoadKind, nameOf } from '../load-kind.js';
import { ID_PLACE, idOf, SERIAL_DIGITS } from './envelope-id.js';
import { payloadOf } from './payloads.js';
import { textFrame } from './text-frame.js';

const TYPES: Readonly<Record<LoadKind, string>> = {
  command: 'slash_commands',
  action: 'interactive',
  submission: 'interactive',
  message: 'events_api',
};

const HEX = Buffer.from('0123456789abcdef');

/** More than are ever on their way: those that are have long been written. */
const FRAMES = 4_096;

/** A frame as it goes out, and where the serial numbers stand in it. */
interface Template {
  readonly frame: Buffer;
  readonly serialsAt: readonly number[];
}

/**
 * Envelopes of one kind for each handler in turn, as frames that are ready for the wire. Each is serialised once; from one
 * sending to the next a few bytes of its id change.
 */
export class Envelopes {
  /** Used again by turns, for making a buffer for each sending would cost more than the rest. */
  readonly #frames: Buffer[] = [];
  readonly #templates: (Template | undefined)[] = [];
  #turn = 0;

  constructor(
    private readonly kind: LoadKind,
    private readonly handlers: number,
  ) {}

  /** The next frame, with the serial number in its ids. It is the caller's until so many more have been asked for. */
  next(serial: number): Buffer {
    this.#turn = (this.#turn + 1) % this.handlers;
    const { frame, serialsAt } = (this.#templates[this.#turn] ??= templateOf(this.kind, this.#turn));
    const copy = this.#frameOf(serial % FRAMES, frame.length);
    frame.copy(copy);
    for (const at of serialsAt) writeSerial(copy, at, serial);
    return copy;
  }

  /** All frames of a kind are of one length. */
  #frameOf(place: number, length: number): Buffer {
    const frame = this.#frames[place];
    return frame?.length === length ? frame : (this.#frames[place] = Buffer.allocUnsafeSlow(length));
  }
}

function templateOf(kind: LoadKind, index: number): Template {
  const frame = textFrame(
    JSON.stringify({
      envelope_id: ID_PLACE,
      type: TYPES[kind],
      accepts_response_payload: kind !== 'message',
      ...(kind === 'message' ? { retry_attempt: 0, retry_reason: '' } : {}),
      payload: payloadOf(kind, nameOf(kind, index)),
    }).replaceAll(ID_PLACE, idOf(0)),
  );
  const serialsAt: number[] = [];
  const id = idOf(0);
  for (let at = frame.indexOf(id); at !== -1; at = frame.indexOf(id, at + 1)) {
    serialsAt.push(at + id.length - SERIAL_DIGITS);
  }
  return { frame, serialsAt };
}

function writeSerial(frame: Buffer, at: number, serial: number): void {
  let rest = serial;
  for (let digit = at + SERIAL_DIGITS - 1; rest > 0; digit -= 1) {
    frame[digit] = HEX[rest & 15] ?? 0;
    rest = Math.floor(rest / 16);
  }
}

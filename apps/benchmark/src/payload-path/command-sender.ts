import { idOf } from '../load/envelope-id.js';
import type { Line } from '../load/line.js';
import { payloadOf } from '../load/payloads.js';
import { textFrame } from '../load/text-frame.js';

/** Sends one command at a time and waits for its ack. */
export class CommandSender {
  constructor(
    private readonly connection: Line,
    private readonly command: string,
  ) {}

  send(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.send({ acked: () => resolve(), lost: reject }, serial => this.#createFrame(serial));
    });
  }

  #createFrame(serial: number): Buffer {
    const envelope = {
      envelope_id: idOf(serial),
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: payloadOf('command', this.command),
    };
    return textFrame(JSON.stringify(envelope));
  }
}

import { createEnvelopeId } from '../load/envelope-id.js';
import type { ClientConnection } from '../load/client-connection.js';
import { createPayload } from '../load/payloads.js';
import { createTextFrame } from '../load/text-frame.js';

/** Sends one command at a time and waits for its ack. */
export class CommandSender {
  constructor(
    private readonly connection: ClientConnection,
    private readonly command: string,
  ) {}

  send(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.send({ onAck: () => resolve(), onConnectionLost: reject }, serial => this.#createFrame(serial));
    });
  }

  #createFrame(serial: number): Buffer {
    const envelope = {
      envelope_id: createEnvelopeId(serial),
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: createPayload('command', this.command),
    };
    return createTextFrame(JSON.stringify(envelope));
  }
}

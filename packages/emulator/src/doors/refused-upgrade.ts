import type { Socket } from 'node:net';
import type { UpgradeRefusal } from '../faults/fault-plan.js';

/** Ends an upgrade that is not let in: with a status, with a reset, or not at all, until the app gives up. */
export function refuseUpgrade(tcp: Socket, refusal: UpgradeRefusal): void {
  if (refusal === 'reset') return void tcp.resetAndDestroy();
  if (refusal === 'hang') return void tcp.resume().on('end', () => tcp.destroy());
  const { status, retryAfter } = refusal;
  const wait = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  tcp.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n${wait}Content-Length: 0\r\n\r\n`, () => tcp.destroy());
}

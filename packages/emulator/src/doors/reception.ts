import type { Greeting, Hello } from '../faults/greeting.js';
import type { Timers } from '../time/timers.js';
import type { SocketConnection } from './socket-connection.js';

/** Greets a new connection, as Slack does or as a fault has it. */
export function receive(connection: SocketConnection, greeting: Greeting, hello: Hello, timers: Timers): void {
  const { hellos = 1, afterMs = 0, framesFirst = [], disconnectFirst, closeAfterMs } = greeting;
  for (const frame of framesFirst) connection.send(frame);
  if (disconnectFirst !== undefined) connection.announceEnd(disconnectFirst);
  const greet = (): void => {
    for (let count = 0; count < hellos; count += 1) connection.greet(hello);
  };
  if (afterMs === 0) greet();
  else timers.after(afterMs, greet);
  if (closeAfterMs !== undefined) timers.after(closeAfterMs, () => connection.close());
}

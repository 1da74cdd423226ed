import type { Ending } from './ending.js';
import type { PendingAck } from './pending-ack.js';

/** Does to the ack what an ending says, and to what the ack should have carried what is left to do. */
export function sendAck(ack: PendingAck, ending: Ending): void {
  switch (ending.ack) {
    case 'leave':
      return;
    case 'withhold':
      if (!ack.withhold()) ending.lost?.();
      return;
    case 'send': {
      const { carry } = ending;
      const sent = ack.send(carry?.payload);
      if (sent === 'sent') carry?.sent?.();
      else carry?.otherwise(sent === 'sent_bare' ? 'too_big' : 'too_late');
    }
  }
}

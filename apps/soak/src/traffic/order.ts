/** An order to a handler; times in milliseconds. */
export type Order =
  /** Return immediately. */
  | { readonly act: 'return' }
  /** Return later, possibly after the ack deadline. */
  | { readonly act: 'work'; readonly ms: number }
  /** Fail at the first delivery, succeed at a redelivery. */
  | { readonly act: 'throw' }
  /** Wait for the handler timeout. */
  | { readonly act: 'hang' }
  /** Block the event loop. */
  | { readonly act: 'block'; readonly ms: number };

/** An order with the number of its payload; both are part of the payload. */
export interface NumberedOrder {
  readonly number: number;
  readonly order: Order;
}

const WRITTEN = /soak:(\d+):(return|work|throw|hang|block):(\d+)/;

/** Formats an order as the text of a payload. */
export function writeOrder({ number, order }: NumberedOrder): string {
  return `soak:${number}:${order.act}:${'ms' in order ? order.ms : 0}`;
}

/** Parses the order in the text of a payload; null if there is none. */
export function readOrder(text: string): NumberedOrder | null {
  const [found, number, act, ms] = WRITTEN.exec(text) ?? [];
  if (found === undefined) return null;
  return { number: Number(number), order: parseOrder(act, Number(ms)) };
}

function parseOrder(act: string | undefined, ms: number): Order {
  switch (act) {
    case 'work':
    case 'block':
      return { act, ms };
    case 'throw':
    case 'hang':
      return { act };
    default:
      return { act: 'return' };
  }
}

/** What a payload's handler should do; times in milliseconds. */
export type Order =
  /** Answer at once. */
  | { readonly act: 'return' }
  /** Answer later, past the ack's deadline perhaps. */
  | { readonly act: 'work'; readonly ms: number }
  /** Fail at the first delivery, succeed at a redelivery. */
  | { readonly act: 'throw' }
  /** Do nothing until the handler's time is up. */
  | { readonly act: 'hang' }
  /** Hold the event loop. */
  | { readonly act: 'block'; readonly ms: number };

/** An order, and the payload's own number: they travel in the payload itself, so that the seed repeats a run. */
export interface NumberedOrder {
  readonly number: number;
  readonly order: Order;
}

const WRITTEN = /soak:(\d+):(return|work|throw|hang|block):(\d+)/;

/** An order as it stands in a payload's text. */
export function writeOrder({ number, order }: NumberedOrder): string {
  return `soak:${number}:${order.act}:${'ms' in order ? order.ms : 0}`;
}

/** Finds the order in a payload's text; null when there is none. */
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

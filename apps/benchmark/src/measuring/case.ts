import type { ClientName } from '../clients.js';
import type { LoadKind } from '../load-kind.js';

/** A client and the load to measure it with. */
export interface Case {
  readonly client: ClientName;
  readonly kind: LoadKind;
  readonly handlers: number;
  /** Flags for Node. */
  readonly nodeFlags?: readonly string[] | undefined;
}

/** Formats a case: `bolt, command × 100`. */
export const formatCase = ({ client, kind, handlers, nodeFlags = [] }: Case): string =>
  [`${client}, ${kind} × ${handlers}`, ...nodeFlags].join(' ');

export const isSameCase = (one: Case, other: Case): boolean => formatCase(one) === formatCase(other);

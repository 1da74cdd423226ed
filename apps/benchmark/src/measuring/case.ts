import type { ClientName } from '../clients.js';
import type { LoadKind } from '../load-kind.js';

/** Which client is measured, and under what. */
export interface Case {
  readonly client: ClientName;
  readonly kind: LoadKind;
  readonly handlers: number;
  /** How Node itself is started. */
  readonly nodeFlags?: readonly string[] | undefined;
}

/** A case in a few words: `bolt, command × 100`. */
export const caseText = ({ client, kind, handlers, nodeFlags = [] }: Case): string =>
  [`${client}, ${kind} × ${handlers}`, ...nodeFlags].join(' ');

export const isSameCase = (one: Case, other: Case): boolean => caseText(one) === caseText(other);

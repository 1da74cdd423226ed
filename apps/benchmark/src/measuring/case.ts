import type { ClientName } from '../clients.js';
import type { LoadKind } from '../load-kind.js';

/** Which client is measured, and under what. */
export interface Case {
  readonly client: ClientName;
  readonly kind: LoadKind;
  readonly handlers: number;
}

/** A case in a few words: `bolt, command × 100`. */
export const caseText = ({ client, kind, handlers }: Case): string => `${client}, ${kind} × ${handlers}`;

export const isSameCase = (one: Case, other: Case): boolean => caseText(one) === caseText(other);

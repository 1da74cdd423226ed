import { LOAD_KINDS, type LoadKind } from './load-kind.js';

/** A client that can be measured. */
export interface Client {
  /** Its module under `clients/`. */
  readonly name: ClientName;
  /** As tables and the chart name it. */
  readonly title: string;
  /**
   * What an envelope's cost can be measured under: who has no routes of its own is measured with commands alone. Whose
   * start is all that counts has none.
   */
  readonly kinds: readonly LoadKind[];
  /** With more, an envelope takes it so long that there is nothing to see. */
  readonly mostHandlers: number;
}

export const CLIENT_NAMES = [
  'floor',
  'nest-slack',
  'nest-slack-enhanced',
  'nest-slack-request',
  'nest-empty',
  'bundled/nest-slack',
  'slack-go',
  'slack-socket-mode',
  'bolt',
] as const;

export type ClientName = (typeof CLIENT_NAMES)[number];

const ALL = Number.POSITIVE_INFINITY;

export const CLIENTS: readonly Client[] = [
  { name: 'floor', title: 'bare WebSocket (floor)', kinds: ['command'], mostHandlers: ALL },
  { name: 'nest-slack', title: 'nest-slack', kinds: LOAD_KINDS, mostHandlers: ALL },
  {
    name: 'nest-slack-enhanced',
    title: 'nest-slack, all enhancers',
    kinds: ['command'],
    mostHandlers: ALL,
  },
  { name: 'nest-slack-request', title: 'nest-slack, request-scoped', kinds: ['command'], mostHandlers: ALL },
  { name: 'nest-empty', title: 'an empty Nest app', kinds: [], mostHandlers: ALL },
  { name: 'bundled/nest-slack', title: 'nest-slack, bundled with Nest', kinds: [], mostHandlers: ALL },
  { name: 'slack-go', title: 'slack-go', kinds: ['command'], mostHandlers: ALL },
  { name: 'slack-socket-mode', title: '@slack/socket-mode', kinds: ['command'], mostHandlers: ALL },
  { name: 'bolt', title: '@slack/bolt', kinds: LOAD_KINDS, mostHandlers: 1_000 },
];

/** How tables and the chart name a client. */
export const titleOf = (name: ClientName): string => CLIENTS.find(each => each.name === name)?.title ?? name;

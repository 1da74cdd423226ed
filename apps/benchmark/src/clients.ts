import { LOAD_KINDS, type LoadKind } from './load-kind.js';

/** A client that can be measured. */
export interface Client {
  /** The name of its module in `clients/`. */
  readonly name: ClientName;
  /** Its title in tables and in the chart. */
  readonly title: string;
  /**
   * The kinds of payload to measure. Clients without routing are measured only with commands; clients of which only the
   * start matters have none.
   */
  readonly kinds: readonly LoadKind[];
  /** With more handlers, an envelope takes too long to measure. */
  readonly maxHandlers: number;
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
  { name: 'floor', title: 'bare WebSocket (floor)', kinds: ['command'], maxHandlers: ALL },
  { name: 'nest-slack', title: 'nest-slack', kinds: LOAD_KINDS, maxHandlers: ALL },
  {
    name: 'nest-slack-enhanced',
    title: 'nest-slack, all enhancers',
    kinds: ['command'],
    maxHandlers: ALL,
  },
  { name: 'nest-slack-request', title: 'nest-slack, request-scoped', kinds: ['command'], maxHandlers: ALL },
  { name: 'nest-empty', title: 'an empty Nest app', kinds: [], maxHandlers: ALL },
  { name: 'bundled/nest-slack', title: 'nest-slack, bundled with Nest', kinds: [], maxHandlers: ALL },
  { name: 'slack-go', title: 'slack-go', kinds: ['command'], maxHandlers: ALL },
  { name: 'slack-socket-mode', title: '@slack/socket-mode', kinds: ['command'], maxHandlers: ALL },
  { name: 'bolt', title: '@slack/bolt', kinds: LOAD_KINDS, maxHandlers: 1_000 },
];

/** Returns the title of a client in tables and in the chart. */
export const getClientTitle = (name: ClientName): string => CLIENTS.find(client => client.name === name)?.title ?? name;

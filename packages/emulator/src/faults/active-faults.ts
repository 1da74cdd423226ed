import type { ConnectionConditions } from './connection-conditions.js';
import type { FaultPlan, NewConnectionFault } from './fault-plan.js';
import type { TrafficPace } from './traffic-shaper.js';

/** A fault that is active or pending. */
export interface ActiveFault {
  /** The id that `slack.faults.end` accepts. */
  readonly id: string;
  /** The name of the `slack.faults` method that created it. */
  readonly fault: string;
  /** A short description. */
  readonly text: string;
  /** The affected connection; `null` if the fault is not limited to one. */
  readonly connectionId: string | null;
}

/** An active fault with the function that ends it. */
export interface EndableFault extends ActiveFault {
  readonly end: () => void;
}

/** A connection with its conditions. */
export interface FaultyConnection {
  readonly id: string;
  readonly conditions: ConnectionConditions;
  applyConditions(conditions: Partial<ConnectionConditions>): void;
  /** Applies the current network conditions. */
  applyNetwork(): void;
}

type FaultDescription = readonly [fault: string, text: string | false, end: () => void];

/** Lists the active and pending faults, those of the whole local Slack first. */
export function listActiveFaults(plan: FaultPlan, connections: readonly FaultyConnection[]): readonly EndableFault[] {
  const ofAll = [...listLastingFaults(plan, connections), ...listPendingFaults(plan)];
  return [
    ...ofAll.flatMap(([fault, text, end]) =>
      text === false ? [] : [{ id: fault, fault, text, connectionId: null, end }],
    ),
    ...plan.newcomers.map(newcomers => listNewConnectionFaults(plan, newcomers)),
    ...connections.flatMap(listConnectionFaults),
  ];
}

function listLastingFaults(plan: FaultPlan, connections: readonly FaultyConnection[]): readonly FaultDescription[] {
  return [
    [
      'disable',
      plan.socketModeOff !== null && `Socket Mode is off: opening is refused with ${plan.socketModeOff}`,
      () => {
        plan.socketModeOff = null;
      },
    ],
    [
      'mute',
      plan.isMuted && 'nothing is sent on any connection',
      () => {
        plan.isMuted = false;
      },
    ],
    [
      'stopPings',
      plan.pingsStopped && 'Slack sends no pings',
      () => {
        plan.pingsStopped = false;
      },
    ],
    [
      'miscount',
      plan.miscount !== 0 && `hello counts ${plan.miscount} connections more than there are`,
      () => {
        plan.miscount = 0;
      },
    ],
    [
      'setLifetime',
      Object.keys(plan.lifetime).length > 0 && `new connections live otherwise: ${JSON.stringify(plan.lifetime)}`,
      () => {
        plan.lifetime = {};
      },
    ],
    [
      'slowApi',
      plan.apiDelayMs > 0 && `answers of the Web API come ${plan.apiDelayMs} ms later`,
      () => {
        plan.apiDelayMs = 0;
      },
    ],
    [
      'badNetwork',
      plan.badNetwork !== null && String(plan.badNetwork),
      () => {
        plan.endNetwork();
        for (const connection of connections) connection.applyNetwork();
      },
    ],
  ];
}

function listPendingFaults(plan: FaultPlan): readonly FaultDescription[] {
  const kinds = [
    ['refuseNextCalls', plan.refusedCalls, 'call is refused', 'calls are refused'],
    ['rejectUpgrades', plan.refusedUpgrades, 'upgrade is rejected', 'upgrades are rejected'],
    ['useUpNextUrls', plan.usedUrls, 'connection URL is used up', 'connection URLs are used up'],
    ['greetNext', plan.greetings, 'connection is greeted otherwise', 'connections are greeted otherwise'],
    ['loseAcks', plan.lostAcks, 'ack is lost', 'acks are lost'],
    ['duplicateNext', plan.copies, 'payload comes twice', 'payloads come twice'],
  ] as const;
  return kinds.map(([fault, planned, one, many]) => [
    fault,
    planned.left > 0 && `the next ${planned.left === 1 ? one : `${planned.left} ${many}`}`,
    () => planned.clear(),
  ]);
}

function listNewConnectionFaults(plan: FaultPlan, { number, conditions }: NewConnectionFault): EndableFault {
  return {
    id: `newConnections/${number}`,
    fault: 'newConnections',
    text: `new connections: ${JSON.stringify(conditions)}`,
    connectionId: null,
    end: () => plan.forgetNewcomers(number),
  };
}

function listConnectionFaults(connection: FaultyConnection): EndableFault[] {
  const { id: connectionId, conditions } = connection;
  const { toApp, fromApp, fragments } = conditions;
  const told = [
    ...describePace(toApp, 'to the app').map(words => ({ ...words, healed: { toApp: words.healed } })),
    ...describePace(fromApp, 'from the app').map(words => ({ ...words, healed: { fromApp: words.healed } })),
    ...(fragments === null
      ? []
      : [
          {
            fault: 'fragment',
            text: `each frame to the app comes in ${fragments.pieces} pieces`,
            healed: { fragments: null },
          },
        ]),
  ];
  return told.map(({ fault, text, healed }) => ({
    id: `${connectionId}/${fault}/${Object.keys(healed).join()}`,
    fault,
    text,
    connectionId,
    end: () => connection.applyConditions(healed),
  }));
}

interface PaceDescription {
  readonly fault: string;
  readonly text: string;
  /** The part of the pace that the fault sets, with its healthy values. */
  readonly healed: Partial<TrafficPace>;
}

function describePace(
  { held = false, latencyMs = 0, bytes = Infinity, everyMs = 0 }: Partial<TrafficPace>,
  way: string,
): PaceDescription[] {
  return [
    ...(held ? [{ fault: 'halfOpen', text: `nothing gets ${way}`, healed: { held: false } }] : []),
    ...(latencyMs > 0
      ? [{ fault: 'delay', text: `what goes ${way} comes ${latencyMs} ms later`, healed: { latencyMs: 0 } }]
      : []),
    ...(everyMs > 0
      ? [
          {
            fault: 'slow',
            text: `what goes ${way} comes ${bytes} bytes every ${everyMs} ms`,
            healed: { bytes: Infinity, everyMs: 0 },
          },
        ]
      : []),
  ];
}

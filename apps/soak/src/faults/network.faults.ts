import { anyConnection, heal, type ActiveFault, type FaultKind, type FaultStage } from './fault-kind.js';

// Connections that stay open but lose or delay data.

/** A bot detects a half-open connection within ten seconds, so some faults last longer. */
const HALF_OPEN_MS = [500, 14_000] as const;
const SLOW_MS = [500, 5_000] as const;

/** The kinds with their weights. */
export const networkFaults: readonly FaultKind[] = [
  {
    name: 'half-open',
    weight: 2,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'in both directions', connection => stage.slack.faults.halfOpen({ connection })),
  },
  {
    name: 'half-open to the app',
    weight: 1,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'nothing arrives at the app', connection =>
        stage.slack.faults.halfOpen({ connection, direction: 'to_app' }),
      ),
  },
  {
    name: 'half-open from the app',
    weight: 1,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'nothing arrives from the app', connection =>
        stage.slack.faults.halfOpen({ connection, direction: 'from_app' }),
      ),
  },
  {
    name: 'slow bytes',
    weight: 3,
    begin: stage => {
      const bytes = stage.chance.between(200, 2_000);
      return lasting(stage, SLOW_MS, `${bytes} bytes every 10 ms`, connection =>
        stage.slack.faults.slow({ connection, bytes, everyMs: 10 }),
      );
    },
  },
  {
    name: 'latency',
    weight: 4,
    begin: stage => {
      const ms = stage.chance.skewed(20, 1_500);
      return lasting(stage, SLOW_MS, `${ms} ms in each direction`, connection =>
        stage.slack.faults.delay({ connection, ms }),
      );
    },
  },
  {
    name: 'lost acks',
    weight: 4,
    begin: stage => {
      const target = anyConnection(stage);
      const times = stage.chance.skewed(1, 30);
      if (target === null) return null;
      stage.slack.faults.loseAcks(times, { connection: target.index });
      // The remaining losses end with the connection.
      return { detail: `the next ${times}`, harms: ['network'], connections: [target.id], lastsMs: 10_000 };
    },
  },
];

function lasting(
  stage: FaultStage,
  [from, to]: readonly [number, number],
  detail: string,
  inject: (connection: number) => void,
): ActiveFault | null {
  const target = anyConnection(stage);
  const lastsMs = stage.chance.between(from, to);
  if (target === null) return null;
  inject(target.index);
  const end = () => heal(stage, target.id);
  return { detail: `${detail} for ${lastsMs} ms`, harms: ['network'], connections: [target.id], lastsMs, end };
}

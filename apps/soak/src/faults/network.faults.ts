import { anyConnection, heal, type ActiveFault, type FaultKind, type FaultStage } from './fault-kind.js';

// Lines that stay open and don't carry as they should.

/** A half-open line is noticed within ten seconds: some last longer than that. */
const HALF_OPEN_MS = [500, 14_000] as const;
const SLOW_MS = [500, 5_000] as const;

/** The bad lines, with how often each comes. */
export const networkFaults: readonly FaultKind[] = [
  {
    name: 'half-open',
    weight: 2,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'both ways', connection => stage.slack.faults.halfOpen({ connection })),
  },
  {
    name: 'half-open to the app',
    weight: 1,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'nothing comes', connection =>
        stage.slack.faults.halfOpen({ connection, direction: 'to_app' }),
      ),
  },
  {
    name: 'half-open from the app',
    weight: 1,
    begin: stage =>
      lasting(stage, HALF_OPEN_MS, 'nothing goes', connection =>
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
      return lasting(stage, SLOW_MS, `${ms} ms each way`, connection => stage.slack.faults.delay({ connection, ms }));
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
      // Those that are still to be lost when the connection has ended are lost on no other.
      return { detail: `the next ${times}`, harms: ['network'], connections: [target.id], lastsMs: 10_000 };
    },
  },
];

function lasting(
  stage: FaultStage,
  [from, to]: readonly [number, number],
  detail: string,
  act: (connection: number) => void,
): ActiveFault | null {
  const target = anyConnection(stage);
  const lastsMs = stage.chance.between(from, to);
  if (target === null) return null;
  act(target.index);
  const end = () => heal(stage, target.id);
  return { detail: `${detail} for ${lastsMs} ms`, harms: ['network'], connections: [target.id], lastsMs, end };
}

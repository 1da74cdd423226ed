import { allConnections, anyConnection, type ActiveFault, type FaultKind, type FaultStage } from './fault-kind.js';

// Connections that end without an announcement.

/** The time in which pending acks are sent on another connection, in milliseconds. */
const LOSS_MS = 1_000;

const CLOSE_CODES = [1000, 1001, 1008, 1009, 1011].map(code => ({ code, weight: 1 }));

/** The kinds with their weights. */
export const lossFaults: readonly FaultKind[] = [
  {
    name: 'cut',
    weight: 4,
    begin: stage => one(stage, 'FIN without a close frame', connection => stage.slack.faults.cut({ connection })),
  },
  {
    name: 'reset',
    weight: 4,
    begin: stage => one(stage, 'RST', connection => stage.slack.faults.reset({ connection })),
  },
  {
    name: 'cut of all',
    weight: 1,
    begin: stage => {
      const connections = allConnections(stage);
      stage.slack.faults.cut();
      return { detail: 'FIN without a close frame', harms: ['cut'], connections, lastsMs: LOSS_MS };
    },
  },
  {
    name: 'close',
    weight: 3,
    begin: stage => {
      const target = anyConnection(stage);
      const { code } = stage.chance.pick(CLOSE_CODES);
      if (target === null) return null;
      stage.slack.faults.close(code, { connection: target.index });
      return { detail: `code ${code}, unannounced`, harms: ['network'], connections: [target.id], lastsMs: LOSS_MS };
    },
  },
  {
    name: 'corrupt stream',
    weight: 1,
    begin: stage => one(stage, 'bytes that are no frame', connection => stage.slack.faults.corrupt({ connection })),
  },
];

function one(stage: FaultStage, detail: string, inject: (connection: number) => void): ActiveFault | null {
  const target = anyConnection(stage);
  if (target === null) return null;
  inject(target.index);
  return { detail, harms: ['cut'], connections: [target.id], lastsMs: LOSS_MS };
}

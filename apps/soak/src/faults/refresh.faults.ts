import { allConnections, anyConnection, type ActiveFault, type FaultKind, type FaultStage } from './fault-kind.js';

// Announced ends of connections, which do no harm to a bot that opens the replacement first.

/** The kinds with their weights. */
export const refreshFaults: readonly FaultKind[] = [
  { name: 'refresh', weight: 5, begin: stage => one(stage, { reason: 'refresh_requested', warning: false }) },
  {
    name: 'refresh with warning',
    weight: 2,
    begin: stage => one(stage, { reason: 'refresh_requested', warning: true }),
  },
  {
    name: 'refresh for an unknown reason',
    weight: 1,
    begin: stage => one(stage, { reason: 'tidying', warning: false }),
  },
  {
    name: 'refresh without a close',
    weight: 2,
    begin: stage => {
      const target = anyConnection(stage);
      const serves = stage.chance.happens(0.5);
      if (target === null) return null;
      void stage.slack.faults.refresh({ connection: target.index, closeAfterMs: null, serves });
      const detail = `the bot closes${serves ? ', and payloads arrive until then' : ''}`;
      return { detail, harms: ['announced'], connections: [target.id], lastsMs: 0 };
    },
  },
  {
    name: 'refresh of all',
    weight: 2,
    begin: stage => {
      const connections = allConnections(stage);
      const closeAfterMs = stage.chance.between(1_000, 4_000);
      if (connections.length === 0) return null;
      void stage.slack.faults.refresh({ closeAfterMs });
      return { detail: `closing after ${closeAfterMs} ms`, harms: ['announced'], connections, lastsMs: closeAfterMs };
    },
  },
];

function one(stage: FaultStage, { reason, warning }: { reason: string; warning: boolean }): ActiveFault | null {
  const target = anyConnection(stage);
  const warningLeadMs = stage.chance.between(2_000, 5_000);
  const closeAfterMs = stage.chance.between(1_000, 4_000);
  if (target === null) return null;
  void stage.slack.faults.refresh({ connection: target.index, reason, warning, warningLeadMs, closeAfterMs });
  const lastsMs = closeAfterMs + (warning ? warningLeadMs : 0);
  const detail = `${reason}, closing after ${lastsMs} ms`;
  return { detail, harms: ['announced'], connections: [target.id], lastsMs };
}

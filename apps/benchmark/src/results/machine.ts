import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine and the date of a measurement. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
  /** The load average of the minute before the start. */
  readonly loadAtStart: number;
  readonly date: string;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown CPU',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    loadAtStart: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** `Intel(R) Xeon(R) Processor, 2 cores, Node 20.20.2, linux x64, 2026-11-28` */
export const formatMachine = ({ cpu, cores, node, platform, date }: Machine): string =>
  `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, Node ${node}, ${platform}, ${date}`;

/** Returns a warning if the machine is busy. */
export function formatLoadWarning({ loadAtStart, cores }: Machine): string | null {
  if (loadAtStart < cores / 4) return null;
  return `The machine is busy (load ${loadAtStart.toFixed(2)})). Results are worse than on an idle machine, wall times above all.`;
}

import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** On what, and when, something was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
  /** Processes that wanted a core in the minute before: other work makes all figures worse. */
  readonly loadAtStart: number;
  readonly date: string;
}

/** This machine, now. */
export function thisMachine(): Machine {
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
export const machineText = ({ cpu, cores, node, platform, date }: Machine): string =>
  `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, Node ${node}, ${platform}, ${date}`;

/** A warning where the machine does something else, too. */
export function loadWarning({ loadAtStart, cores }: Machine): string | null {
  if (loadAtStart < cores / 4) return null;
  return `The machine is busy (load ${loadAtStart.toFixed(2)}): figures are worse than they would be, those on the clock above all.`;
}

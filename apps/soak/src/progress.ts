/** The state of a run. */
export interface Progress {
  readonly elapsedMs: number;
  readonly sent: number;
  readonly acked: number;
  readonly faults: number;
  readonly connections: number;
  readonly rssBytes: number;
  readonly wrong: number;
}

/** Formats the progress: `03:05  sent 18500  acked 18790 (redeliveries too)  faults 185  connections 2  rss 143 MB`. */
export function formatProgressText({ elapsedMs, sent, acked, faults, connections, rssBytes, wrong }: Progress): string {
  const seconds = Math.floor(elapsedMs / 1_000);
  const time = [Math.floor(seconds / 60), seconds % 60].map(part => String(part).padStart(2, '0')).join(':');
  const rss = Math.round(rssBytes / 2 ** 20);
  const trouble = wrong === 0 ? '' : `  WRONG ${wrong}`;
  return `${time}  sent ${sent}  acked ${acked} (redeliveries too)  faults ${faults}  connections ${connections}  rss ${rss} MB${trouble}`;
}

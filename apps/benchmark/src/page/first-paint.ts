import type { PageBrowser } from './page-browser.js';

const RUNS = 5;
const PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN";
/** Counted from when the address was asked for. */
const NOW = 'performance.now()';

/** Milliseconds from the address to what is seen, as medians. */
export interface FirstPaint {
  readonly paintedMs: number;
  /** When the conversation can be read, with what the emulator told of it. */
  readonly thereMs: number;
}

/** How long somebody waits who opens the page for the first time. */
export async function measureFirstPaint(browser: PageBrowser): Promise<FirstPaint> {
  const painted: number[] = [];
  const there: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.open();
    there.push(Number(await page.evaluate(NOW)));
    painted.push(Number(await page.evaluate(PAINTED)));
    await page.context().close();
  }
  return { paintedMs: median(painted), thereMs: median(there) };
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

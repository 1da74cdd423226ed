import type { PageBrowser } from './page-browser.js';

const RUNS = 5;
const PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN";
/** Time since the navigation started. */
const NOW = 'performance.now()';

/** Median milliseconds from the start of the navigation. */
export interface FirstPaint {
  readonly paintedMs: number;
  /** When the conversation is rendered. */
  readonly readyMs: number;
}

/** Measures the first visit of the page, with an empty cache. */
export async function measureFirstPaint(browser: PageBrowser): Promise<FirstPaint> {
  const painted: number[] = [];
  const ready: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.open();
    ready.push(Number(await page.evaluate(NOW)));
    painted.push(Number(await page.evaluate(PAINTED)));
    await page.context().close();
  }
  return { paintedMs: medianOfRuns(painted), readyMs: medianOfRuns(ready) };
}

/** Returns the upper median. */
export function medianOfRuns(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

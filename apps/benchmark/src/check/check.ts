import { formatCase } from '../measuring/case.js';
import { type Regression, findRegressions, type Recorded } from './recorded.js';
import { GUARDED_CASES, measureRatios } from './measure-ratios.js';

/** How often an apparent regression is measured again, because the machine may have been busy. */
const MAX_RETRIES = 5;

/** Finds regressions in the guarded cases. */
export async function checkRatios(recorded: Recorded, reportProgress: (text: string) => void): Promise<Regression[]> {
  const best = await measureRatios(GUARDED_CASES, reportProgress);
  for (let retry = 0; retry < MAX_RETRIES; retry += 1) {
    const suspects = findRegressions(best, recorded).map(({ what }) => what);
    const retried = GUARDED_CASES.filter(guarded => suspects.includes(formatCase(guarded)));
    if (retried.length === 0) break;
    reportProgress(`Apparently worse, measuring again: ${suspects.join('; ')}`);
    for (const [what, ratio] of Object.entries(await measureRatios(retried, reportProgress))) {
      best[what] = Math.min(best[what] ?? Number.POSITIVE_INFINITY, ratio);
    }
  }
  for (const [what, ratio] of Object.entries(best)) {
    reportProgress(`${what}: ${ratio.toFixed(2)} × floor, recorded ${recorded.ratios[what]?.toFixed(2) ?? 'never'}`);
  }
  return findRegressions(best, recorded);
}

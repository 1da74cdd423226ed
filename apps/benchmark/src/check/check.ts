import { caseText } from '../measuring/case.js';
import { type Decay, decaysOf, type Recorded } from './recorded.js';
import { GUARDED, mainRatios } from './main-ratios.js';

/** How often what looks worse is measured again before it counts. */
const SECOND_LOOKS = 5;

/** What of the guarded cases has become worse. What only seems so, because the machine was busy, is measured again. */
export async function check(recorded: Recorded, tell: (line: string) => void): Promise<Decay[]> {
  const best = await mainRatios(GUARDED, tell);
  for (let look = 0; look < SECOND_LOOKS; look += 1) {
    const suspects = decaysOf(best, recorded).map(({ what }) => what);
    const again = GUARDED.filter(each => suspects.includes(caseText(each)));
    if (again.length === 0) break;
    tell(`Worse, so once more: ${suspects.join('; ')}`);
    for (const [what, ratio] of Object.entries(await mainRatios(again, tell))) {
      best[what] = Math.min(best[what] ?? Number.POSITIVE_INFINITY, ratio);
    }
  }
  for (const [what, ratio] of Object.entries(best)) {
    tell(`${what}: ${ratio.toFixed(2)} × floor, recorded ${recorded.ratios[what]?.toFixed(2) ?? 'never'}`);
  }
  return decaysOf(best, recorded);
}

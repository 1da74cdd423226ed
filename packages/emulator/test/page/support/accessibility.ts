import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { isJsonObject, objectsAt, stringAt } from '../../../src/json.js';

const SERIOUS: readonly unknown[] = ['serious', 'critical'];

/** What axe finds serious or critical about the page as it is now, or about what a selector finds, a line each. */
export async function seriousFindings(page: Page, within = ':root'): Promise<string[]> {
  // The page's policy does not hold for what the test evaluates.
  await page.evaluate(axe.source);
  const result: unknown = await page.evaluate(`axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`);
  const violations = isJsonObject(result) ? objectsAt(result, 'violations') : [];
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .map(violation => {
      const places = objectsAt(violation, 'nodes').map(({ target }) => JSON.stringify(target));
      return `${stringAt(violation, 'id')}: ${stringAt(violation, 'help')}, at ${places.slice(0, 5).join(', ')}`;
    });
}

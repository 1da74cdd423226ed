import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../../../../.ci/chromium.mjs';

// A browser takes several processes, beside specs that take as many: their waits have shorter limits of their own.
jest.setTimeout(90_000);

const executablePath = findChromium();
if (executablePath === undefined) {
  const what = 'Tests of the page need Chromium: install it, or say by CHROMIUM_PATH where it is.';
  if (process.env['CI'] === 'true') throw new Error(what);
  process.stderr.write(`${what} They are skipped.\n`);
}

/**
 * It is root's in a container, where there is no sandbox, and has nothing to say to anybody but the page. Pages live for
 * seconds: to optimise their code and keep other sites from them would cost more than it brings.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-zygote',
  '--js-flags=--no-opt',
  '--disable-site-isolation-trials',
];

/** What goes on in a browser: one Chromium for all of the tests. Skipped where there is none. */
export function describeInBrowser(name: string, define: (browser: () => Browser) => void): void {
  (executablePath === undefined ? describe.skip : describe)(name, () => {
    let browser: Browser | undefined;

    beforeAll(async () => {
      browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: ARGS,
        // Dates are typed as Chromium's own language has them.
        env: { ...process.env, LANGUAGE: 'en_US' },
      });
    });

    afterAll(async () => {
      await browser?.close();
    });

    define(() => {
      if (!browser) throw new Error('The browser is there from the first test on.');
      return browser;
    });
  });
}

import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/slack-emulator.js';
import { HOSTILE_MARKUP, HOSTILE_TEXTS } from './hostile-list.js';
import { describeInBrowser } from './support/chromium.js';
import { dangersOn } from './support/danger.js';
import { hostileState } from './support/hostile-state.js';
import { OpenPage } from './support/open-page.js';
import { PageTest } from './support/page-test.js';

const sources = resolve(import.meta.dirname, '../../page/src');
const PANELS = ['timeline', 'send', 'faults', 'app'];

/** Looks at every place and panel. @returns the dangers there */
async function lookEverywhere(open: OpenPage, places: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, place] of places.entries()) {
    for (const panel of index === 0 ? PANELS : ['timeline']) {
      await open.page.evaluate(`location.hash = '/${place}${place.includes('?') ? '&' : '?'}panel=${panel}'`);
      await open.settled();
      found.push(...(await dangersOn(open.page)));
    }
  }
  return found;
}

describeInBrowser('what means harm', browser => {
  it.each([0, 11, 31, 53])('does none, wherever in the page it stands: from %i on', async turn => {
    await using slack = await SlackEmulator.start({ control: true });
    await slack.user('ann').say('general', 'text');
    const state = await hostileState(slack, turn);
    const base = `${slack.workspace().id}/${slack.user('ann').id}`;
    const channel = slack.messages[0]?.channel ?? '';
    const asked: string[] = [];
    const open = await OpenPage.open(browser(), `${slack.pageUrl}#/${base}/channel/${channel}`, {}, page =>
      page.route('**/control/v1/live', route => {
        asked.push(route.request().resourceType());
        return route.fulfill({ body: `${JSON.stringify({ state })}\n` });
      }),
    );

    const found = await lookEverywhere(open, [
      `${base}/channel/${channel}`,
      `${base}/home/${slack.app().appId}`,
      `${base}/home/${slack.app().appId}/about`,
      `${base}/threads?assistant=${slack.app().appId}/1800000000.000000`,
    ]);
    await open.shot(`hostile-${turn}`);
    await open.page.context().close();

    expect(found).toEqual([]);
    // The page's line, and no picture.
    expect(new Set(asked)).toEqual(new Set(['fetch']));
    // No such file is there.
    open.complaints.take(/404 \(Not Found\)/);
    open.complaints.check();
  });

  it('does none where people and apps really say it', () =>
    PageTest.run(browser(), {}, async test => {
      const bob = test.slack.user('bob');
      for (const text of [...HOSTILE_TEXTS, ...HOSTILE_MARKUP]) await bob.say('general', text);
      await bob.share('general', { name: `"><svg onload=window.marked=1>.html`, content: HOSTILE_TEXTS.join('\n') });
      const { page } = await test.open('ann');

      const found: string[] = [];
      for (let up = 0; up < 10; up += 1) {
        found.push(...(await dangersOn(page)));
        await page.getByRole('main').hover();
        await page.mouse.wheel(0, -3000);
      }

      expect(found).toEqual([]);
    }));

  it.each([
    ['evil.html', '<script>window.marked=1</script>'],
    [
      'evil.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="window.marked=1"><script>window.marked=1</script></svg>',
    ],
    ['evil.xhtml', '<html xmlns="http://www.w3.org/1999/xhtml"><script>window.marked=1</script></html>'],
    ['evil.pdf', '%PDF-1.4 <script>window.marked=1</script>'],
  ])('runs nothing as a file that is opened: %s', (name, content) =>
    PageTest.run(browser(), {}, async test => {
      await test.slack.user('bob').share('general', { name, content });
      const id = test.slack.messages.at(-1)?.files?.[0]?.id ?? '';
      const { page, complaints } = await test.open('ann');

      // As the page has it, and as an app has it.
      for (const address of [`${test.slack.controlUrl}files/${id}`, new URL(`/files/${id}/${name}`, page.url()).href]) {
        await page.goto(address).catch(() => undefined);
        expect(await page.evaluate('window.marked')).toBeUndefined();
      }
      // It is kept from running, or kept as a download.
      complaints.take(/a download|Content Security Policy|sandbox|403 \(Forbidden\)/);
    }),
  );
});

describe('the sources of the page', () => {
  it('make no markup or code of a text, and lead elsewhere from few places', async () => {
    const names = (await readdir(sources, { recursive: true })).filter(name => /\.tsx?$/.test(name));
    const texts = await Promise.all(
      names.map(async name => [name, await readFile(join(sources, name), 'utf8')] as const),
    );
    const using = (what: RegExp): string[] =>
      texts.flatMap(([name, text]) => (what.test(text) ? [name.replaceAll('\\', '/')] : [])).toSorted();

    expect(
      using(/dangerouslySet|innerHTML|outerHTML|insertAdjacent|srcDoc|document\.write|\beval\(|new Function/),
    ).toEqual([]);
    expect(using(/<(?:iframe|object|embed|video|audio|base|style|script)[\s>]/)).toEqual([]);
    expect(using(/<a[\s>]|href=/)).toEqual(['markup/safe-link.tsx']);
    expect(using(/window\.open|location\.(?:assign|replace|href =)/)).toEqual([
      // Opens the page as another user.
      'frame/top-bar.tsx',
      'markup/safe-link.tsx',
    ]);
  });
});

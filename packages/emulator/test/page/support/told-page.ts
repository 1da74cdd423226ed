import type { Browser } from 'playwright-core';
import type { JsonObject } from '../../../src/json.js';
import type { LiveState } from '../../../src/live/live-state.js';
import { SlackEmulator } from '../../../src/slack-emulator.js';
import type { View } from '../../../src/workspace/views/view.js';
import { OpenPage, type Screen } from './open-page.js';
import { PICTURE } from './picture.js';

/**
 * A page that is told what there is by the test, in place of the emulator's live stream: what Slack would refuse can be
 * shown as well. It looks at the Home tab of an app.
 */
export class ToldPage {
  #shown = 0;

  private constructor(
    readonly open: OpenPage,
    private readonly tell: (told: Told) => void,
  ) {}

  /** Runs a whole test. What the page never should do fails it. */
  static async run(browser: Browser, screen: Screen, story: (told: ToldPage) => Promise<void>): Promise<void> {
    await using slack = await SlackEmulator.start({ control: true });
    let told: Told = { blocks: [], attachments: [] };
    const place = [slack.workspace().id, slack.user('ann').id, 'home', slack.app().appId].join('/');
    const open = await OpenPage.open(browser, `${slack.pageUrl}#/${place}?panel=none`, screen, async page => {
      // The stream ends after the one line, and the page asks for the next.
      await page.route('**/control/v1/live', route =>
        route.fulfill({ body: `${JSON.stringify({ state: stateWith(slack, told) })}\n` }),
      );
      // What somebody has read here, the emulator does not have.
      await page.route('**/control/v1/people/*/mark', route => route.fulfill({ body: '{}' }));
      // Every file is a picture.
      await page.route('**/control/v1/files/*', route => route.fulfill({ contentType: 'image/png', body: PICTURE }));
    });
    try {
      await story(new ToldPage(open, now => (told = now)));
    } finally {
      await open.page.context().close();
    }
    open.complaints.check();
  }

  /** Shows blocks, and waits until they are there. */
  async show(blocks: readonly JsonObject[]): Promise<void> {
    const mark = `shown ${(this.#shown += 1)}`;
    const last = { type: 'header', block_id: mark, text: { type: 'plain_text', text: `${mark} :wave:` } };
    this.tell({ blocks: [...blocks, last], attachments: [] });
    await this.open.page.getByText(`${mark} 👋`, { exact: true }).waitFor();
    // What reads Markdown may still be on its way.
    await this.open.page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  /** Shows what is attached to a message instead, and waits until it is there. */
  async attach(attachments: readonly JsonObject[]): Promise<void> {
    const mark = `attached ${(this.#shown += 1)}`;
    this.tell({ blocks: [], attachments: [...attachments, { text: mark }] });
    await this.open.page.evaluate(`location.hash = location.hash.replace(/home.*/, 'channel/C1?panel=none')`);
    await this.open.page.getByText(mark, { exact: true }).waitFor();
  }

  /** All that stands in the middle of the page, folded away or not. */
  async content(): Promise<string> {
    return (await this.open.page.getByRole('main').textContent()) ?? '';
  }

  /** All that is to be read in the middle of the page. */
  text(): Promise<string> {
    return this.open.page.getByRole('main').innerText();
  }

  /** What the blocks are drawn by, in order: their HTML but for classes and titles. */
  async drawn(): Promise<string[]> {
    // The mark is the last of them.
    const html: unknown = await this.open.page.evaluate(
      "[...[...document.querySelectorAll('main h3')].at(-1).parentElement.children].slice(0, -1).map(e => e.outerHTML)",
    );
    if (!Array.isArray(html)) throw new Error('The blocks have no HTML.');
    return html.map(each => String(each).replaceAll(/ (?:class|title)="[^"]*"/g, ''));
  }

  /** What it says of blocks that it could not draw. */
  broken(): Promise<string[]> {
    return this.#saying(/^Cannot be displayed/);
  }

  /** What it says of that which it doesn't know, or could not draw. */
  unknowns(): Promise<string[]> {
    return this.#saying(/^(?:Unknown|Cannot be displayed)/);
  }

  #saying(what: RegExp): Promise<string[]> {
    return this.open.page.getByRole('main').getByText(what).allInnerTexts();
  }
}

const CHANNEL = {
  id: 'C1',
  name: 'told',
  kind: 'channel',
  isGeneral: true,
  isArchived: false,
  topic: '',
  purpose: '',
  lastRead: {},
} as const;
const MESSAGE = { ts: '1720710000.000001', channel: 'C1', channelName: 'told', text: '', blocks: [], reactions: [] };

/** What the page is told beside all that is always there. */
interface Told {
  /** Of the Home. */
  readonly blocks: readonly JsonObject[];
  /** Of a message. */
  readonly attachments: readonly JsonObject[];
}

function stateWith(slack: SlackEmulator, { blocks, attachments }: Told): LiveState {
  const { appId, botUserId, botId, name } = slack.app();
  const ann = slack.user('ann');
  const person = { role: 'member', presence: 'active', status: null, appId: null, isDeleted: false } as const;
  const app = {
    tokenProblem: null,
    manifest: null,
    commands: [],
    shortcuts: [],
    functions: [],
    events: null,
    hasHome: true,
    isAssistant: false,
  };
  const home: View = {
    id: 'V1',
    type: 'home',
    appId,
    botId,
    userId: ann.id,
    callbackId: '',
    externalId: '',
    privateMetadata: '',
    blocks,
    title: null,
    submit: null,
    close: null,
    clearOnClose: false,
    notifyOnClose: false,
    submitDisabled: false,
    state: {},
    errors: {},
    hash: '1',
    rootViewId: 'V1',
    previousViewId: null,
  };
  return {
    run: 'told',
    time: { now: 1_720_710_000_000, isFrozen: true },
    workspaces: [
      {
        id: slack.workspace().id,
        name: 'Told',
        domain: 'told',
        people: [{ id: ann.id, name: 'ann', realName: 'Ann Lee', displayName: '', ...person }],
        channels: [{ ...CHANNEL, members: [ann.id, botUserId] }],
        apps: [{ name, appId, botUserId, botId, scopes: null, messagesTab: 'writable', ...app }],
        otherApps: [],
        usergroups: [{ id: 'S1', handle: 'crew', name: 'The crew' }],
        emoji: { shop: 'https://pictures.example/shop.png', store: 'alias:shop', hi: 'alias:wave' },
      },
    ],
    messages: [{ ...MESSAGE, user: botUserId, appId, botId, attachments }],
    entries: [],
    views: [],
    homes: [home],
    assistants: [],
    connections: [],
    timeline: [],
  };
}

import { isJsonObject, type JsonObject, objectAt } from '../../../src/json.js';
import type { Place } from '../../support/element-cases.js';
import { RawApp, type RawConnection } from '../../support/raw-app.js';
import { plain } from '../../support/ticket-bot.js';
import type { OpenPage } from './open-page.js';
import type { PageTest } from './page-test.js';

/** An app that acks all, offers what it is given, and shows blocks to Ann. */
export class AnsweringApp {
  private constructor(
    private readonly test: PageTest,
    readonly app: RawApp,
    readonly connection: RawConnection,
  ) {}

  /** @param answer what is acked beside nothing: to a question for options, for one */
  static async in(test: PageTest, answer: (payload: JsonObject) => unknown = () => undefined): Promise<AnsweringApp> {
    const app = new RawApp(test.slack);
    const connection = await app.connect();
    connection.acknowledgeAll(({ payload }) => (isJsonObject(payload) ? answer(payload) : undefined));
    return new AnsweringApp(test, app, connection);
  }

  /** What it was told of its elements, or of something else. */
  told(type = 'block_actions'): JsonObject[] {
    return this.#payloads().filter(payload => payload.type === type);
  }

  /** What it is told next, after so many. */
  async next(count: number, type = 'block_actions'): Promise<JsonObject> {
    return this.test.slack.waitFor(`${type} number ${count + 1}`, () => this.told(type)[count]);
  }

  /** Shows blocks on a page of Ann's. @returns where they are */
  async show(place: Place, blocks: JsonObject[], { page }: OpenPage) {
    const { slack } = this.test;
    if (place === 'message') {
      await this.call('chat.postMessage', { channel: slack.channel('general').id, text: 'All', blocks });
    }
    if (place === 'modal') await this.open({ type: 'modal', title: plain('All'), submit: plain('Send'), blocks });
    if (place === 'home') {
      await this.call('views.publish', { user_id: slack.user('ann').id, view: { type: 'home', blocks } });
      await page.evaluate(`location.hash = '#${this.#home()}'`);
    }
    return place === 'modal' ? page.getByRole('dialog', { name: 'All' }) : page.getByRole('main');
  }

  async open(view: JsonObject): Promise<void> {
    await this.test.slack.user('ann').shortcut('open');
    await this.call('views.open', { trigger_id: this.told('shortcut').at(-1)?.trigger_id, view });
  }

  /** @throws Error when it is refused */
  async call(method: string, args: JsonObject): Promise<JsonObject> {
    const { body } = await this.app.call(method, args);
    if (body.ok !== true) throw new Error(JSON.stringify(body));
    return body;
  }

  #home(): string {
    const { slack } = this.test;
    return `/${slack.workspace().id}/${slack.user('ann').id}/home/${slack.app().appId}/home`;
  }

  #payloads(): JsonObject[] {
    return this.connection.envelopes.map(each => objectAt(each, 'payload') ?? {});
  }
}

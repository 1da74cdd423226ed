import { expect, it } from '@jest/globals';
import { type JsonObject, objectAt, objectsAt, stringAt } from '../../src/json.js';
import { blockOf, elementCases, options, saidOf, withoutFileDetails, type Place } from '../support/element-cases.js';
import { AnsweringApp } from './support/answering-app.js';
import { describeInBrowser } from './support/chromium.js';
import { handsFor } from './support/hands.js';
import { PageTest } from './support/page-test.js';

const casesOn = ({ slack }: PageTest, place: Place) =>
  elementCases({ bob: slack.user('bob').id, general: slack.channel('general').id }).filter(([, { on }]) =>
    on.includes(place),
  );

function suggesting(payload: JsonObject): JsonObject | undefined {
  if (payload.type !== 'block_suggestion') return undefined;
  const typed = stringAt(payload, 'value')?.toLowerCase();
  return { options: options.filter(({ value }) => value === typed) };
}

/** What an app is told that an element holds, wherever that is. */
function heldIn(payload: JsonObject, type: string): JsonObject | undefined {
  const state = objectAt(objectAt(payload, 'view') ?? payload, 'state') ?? {};
  const block = objectAt(objectAt(state, 'values') ?? {}, `in_${type}`) ?? {};
  return withoutFileDetails(objectAt(block, `${type}_id`));
}

/** There are many of them. */
const LIMIT_MS = 120_000;

describeInBrowser('every element', browser => {
  it.each([
    { place: 'message', by: 'mouse' },
    { place: 'modal', by: 'keyboard' },
    { place: 'home', by: 'mouse' },
  ] as const)(
    'tells the app what Slack would: %j',
    ({ place, by }) =>
      PageTest.run(browser(), {}, async test => {
        const app = await AnsweringApp.in(test, suggesting);
        const cases = casesOn(test, place).filter(([type]) => type !== 'file_input');
        const ann = await test.open('ann');
        const blocks = cases.map(each => blockOf(each));
        const shown = await app.show(place, blocks, ann);
        // Where a button leads to opens beside the page, which must not fall behind it.
        ann.page.on('popup', popup => void popup.close());

        for (const [type, each] of cases) {
          const acts = type === 'checkboxes' ? 2 : 1;
          const before = app.told().length;
          await handsFor(type)[by](ann.page, shown, type, each);
          const payload = await app.next(before + acts - 1);

          expect(objectsAt(payload, 'actions')).toEqual([
            {
              ...saidOf(each),
              type,
              block_id: `in_${type}`,
              action_id: `${type}_id`,
              action_ts: expect.any(String),
              ...each.told,
            },
          ]);
          expect(heldIn(payload, type)).toEqual(each.enters === undefined ? undefined : { type, ...each.told });
        }

        expect(app.told()).toHaveLength(cases.length + 1);
        expect(ann.complaints.take(/request to elsewhere .*https:\/\/local\.test\/$/)).not.toEqual([]);
        await ann.shot(`elements-${place}-${by}`);
        expect(await ann.seriousFindings()).toEqual([]);
      }),
    LIMIT_MS,
  );

  it(
    'of a form is told with the submission',
    () =>
      PageTest.run(browser(), {}, async test => {
        const app = await AnsweringApp.in(test, suggesting);
        const cases = casesOn(test, 'modal').filter(([, { enters }]) => enters !== undefined);
        const ann = await test.open('ann');
        const blocks = cases.map(each => blockOf(each, true));
        const shown = await app.show('modal', blocks, ann);

        for (const [type, each] of cases) await handsFor(type).keyboard(ann.page, shown, type, each, true);
        await shown.getByRole('button', { name: 'Send' }).click();
        const payload = await app.next(0, 'view_submission');

        expect(app.told()).toEqual([]);
        for (const [type, { told }] of cases) expect(heldIn(payload, type)).toEqual({ type, ...told });
      }),
    LIMIT_MS,
  );
});

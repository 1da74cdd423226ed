import { describe, expect, it } from '@jest/globals';
import { fieldAt } from '../support/field-at.js';
import { isCollectionThere, recorded, type RecordedPayload } from '../support/payload-collection.js';
import { refusedAsReturned, refusedAsValues, refusedAsWritten, type Typed } from './payload-types.js';
import { contradictsTheTypes, notForWriting } from './untypable.js';

const inCollection = isCollectionThere ? describe : describe.skip;

const typed = (payloads: readonly RecordedPayload[], typeOf: (payload: RecordedPayload) => string): readonly Typed[] =>
  payloads.map(payload => ({ name: payload.name, body: payload.body, type: typeOf(payload) }));

const blocks = () =>
  typed(recorded('blocks'), ({ type }) => (type === 'blocks' ? 'Ours.SlackReply' : 'Ours.SlackBlock | Element'));

const views = () =>
  typed(recorded('views'), ({ type, body }) => {
    if (type === 'modal') return 'Ours.SlackModalView';
    if (type === 'home') return 'Ours.SlackHomeView';
    return (fieldAt(body, 'attachments') ?? fieldAt(body, 'blocks')) ? 'Ours.SlackReply' : 'Slack.Dialog';
  });

/** The inner events by the type that their handlers declare. */
const events = (): readonly Typed[] =>
  recorded('events').flatMap(({ name, form, body }) => {
    const event = form === 'inner_event' ? body : fieldAt(body, 'event');
    if (event === undefined) return [];
    return [{ name, body: event, type: `Abridged<Ours.SlackEventPayload<${JSON.stringify(fieldAt(event, 'type'))}>>` }];
  });

const actionKinds: Readonly<Record<string, string>> = {
  block_actions: 'action',
  interactive_message: 'interactive_message',
};

const payloadKinds: Readonly<Record<string, string>> = {
  block_suggestion: 'options',
  shortcut: 'shortcut',
  message_action: 'message_shortcut',
  dialog_submission: 'dialog_submission',
  dialog_cancellation: 'dialog_cancellation',
  dialog_suggestion: 'dialog_suggestion',
};

/** The payloads of interactions by the type that their handlers receive. */
const interactions = (): readonly Typed[] =>
  recorded('interactive').flatMap(({ name, type, body }): readonly Typed[] => {
    const actions = fieldAt(body, 'actions');
    const ofActions = actionKinds[type];
    if (ofActions !== undefined && Array.isArray(actions)) {
      return actions.map((action: unknown) => ({
        name,
        body: action,
        type: `Abridged<Ours.SlackPayload<'${ofActions}'>>`,
      }));
    }
    if (type === 'view_submission' || type === 'view_closed') {
      return [{ name, body: fieldAt(body, 'view'), type: `Abridged<Ours.SlackPayload<'${type}'>>` }];
    }
    const kind = payloadKinds[type];
    return kind === undefined ? [] : [{ name, body, type: `Abridged<Ours.SlackPayload<'${kind}'>>` }];
  });

const commands = () => typed(recorded('commands'), () => "Abridged<Ours.SlackPayload<'command'>>");

inCollection('recorded payloads, when compiling (SLACK_PAYLOADS names their folder)', () => {
  it('of blocks, messages or views are assignable to what a bot sends, without a cast', async () => {
    expect(await refusedAsValues([...blocks(), ...views()])).toEqual([]);
  }, 120_000);

  it('of blocks, messages or views can be written as literals, except for those that a bot must not send', async () => {
    const refused = await refusedAsWritten([...blocks(), ...views()]);
    expect(refused.toSorted()).toEqual(Object.keys(notForWriting).toSorted());
  }, 120_000);

  it('of blocks, messages or modals can be returned by a handler', async () => {
    const returned = [
      ...blocks(),
      ...views().filter(({ type }) => type !== 'Slack.Dialog' && type !== 'Ours.SlackHomeView'),
    ];
    expect(await refusedAsReturned(returned)).toEqual([]);
  }, 120_000);

  it('of handlers match their types, with known exceptions', async () => {
    const given = [...commands(), ...interactions(), ...events()];
    expect(given.length).toBeGreaterThan(400);
    expect((await refusedAsValues(given)).toSorted()).toEqual(Object.keys(contradictsTheTypes).toSorted());
  }, 120_000);
});

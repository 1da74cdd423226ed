import { type App, directMention, subtype } from '@slack/bolt';

/** Adds listeners for messages and events. */
export function addEvents(app: App): void {
  // #region contains
  app.message('broken', async ({ say }) => {
    await say('Write `/ticket` about it.');
  });
  // #endregion

  // #region expression
  app.message<{ matches: RegExpMatchArray }>(/^status of (\S+)/i, async ({ context, say }) => {
    const [, service] = context.matches;
    await say(`${service} is up.`);
  });
  // #endregion

  // #region mention
  app.message(directMention, async ({ message, say }) => {
    await say({ thread_ts: message.ts, text: 'Yes?' });
  });
  // #endregion

  // #region subtype
  app.message(subtype('message_changed'), async ({ say }) => {
    await say('I saw that.');
  });
  // #endregion

  // #region welcome
  app.event('team_join', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.user.id, text: 'Welcome!' });
  });
  // #endregion

  // #region event
  app.event('reaction_added', async ({ event, client }) => {
    if (event.reaction !== 'ticket') return;
    await client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'eyes' });
  });
  // #endregion
}

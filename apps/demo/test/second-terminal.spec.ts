import { describe, expect, it } from '@jest/globals';
import { RunningDemo, typed } from './support/running-demo.js';

describe('the second terminal', () => {
  it('shows what the bot answered, and what can be clicked', async () => {
    await using demo = await RunningDemo.start();

    const { code, text } = await demo.type('command', 'ann', '/deploy', 'web', 'prod');

    expect(code).toBe(0);
    expect(text).toMatch(/^The bot acked in \d+ ms\.\n#general {2}desk\n {2}Deploy 1: web to prod\n/);
    expect(text).toContain('Asked for by @ann · ⏳ Waiting for approval\n  [Approve] [Reject]');
  });

  it('clicks a button by its text, and shows what became of the message', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/deploy', 'web', 'prod');

    const { text } = await demo.type('click', 'bob', 'approve');

    expect(text).toContain('#general  desk (edited)\n  Deploy 1: web to prod\n');
    expect(text).toContain('Approved by @bob');
  });

  it('shows what only the one who acts may see, and nothing that only others may', async () => {
    await using demo = await RunningDemo.start();

    const [carols, anns] = await Promise.all([
      demo.type('command', 'carol', '/deploy', 'web', 'prod'),
      demo.type('command', 'ann', '/deploy'),
    ]);

    expect(carols.text).toContain('#general  desk (only carol sees it)\n  ⛔ Only releasers deploy. Ask @ann or @bob.');
    expect(carols.text).not.toContain('only ann sees it');
    expect(anns.text).not.toContain('only carol sees it');
  });

  it('leads through a form: its fields, its errors, and the line to write next', async () => {
    await using demo = await RunningDemo.start();

    const opened = await demo.type('command', 'ann', '/ticket');
    const refused = await demo.type('submit', 'ann', 'title=Slow', 'service=web');
    const taken = await demo.type('submit', 'ann', 'title=Checkout is slow', 'urgency=low');

    expect(opened.text).toContain('A form is open: New ticket\n  title      What is wrong?\n');
    expect(opened.text).toContain('How urgent is it? (one of low, normal, high) = normal');
    expect(opened.text).toContain('Next: npm run slack -- submit ann title="…" service="…"');
    expect(refused.text).toContain('= Slow\n             ✗ Say a little more: 10 characters at least.');
    expect(refused.text).toMatch(/Next: npm run slack -- submit ann title="…"$/);
    expect(taken.text).toContain('Ticket 1: Checkout is slow');
    expect(taken.text).toMatch(/The form is closed\.$/);
  });

  it('asks a menu for its options, and chooses in another', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/ticket');

    expect((await demo.type('suggest', 'ann', 'service', 'w')).text).toContain('Options: web, worker');

    await demo.type('submit', 'ann', 'title=Checkout is slow', 'service=web');
    expect((await demo.type('select', 'bob', 'Assign', 'carol')).text).toContain('@carol has it');
  });

  it('waits for what follows a message, a mention and a reaction', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/ticket');
    await demo.type('submit', 'ann', 'title=Checkout is slow', 'service=web');

    const said = await demo.type('say', 'bob', 'support', 'search is broken');
    const asked = await demo.type('mention', 'bob', 'general', 'any news?');
    const reacted = await demo.type('react', 'carol', 'white_check_mark', '--on', 'ticket 1');

    expect(said.text).toMatch(/#support {2}desk \(in a thread\)\n {2}Write `\/ticket` to open a ticket/);
    expect(asked.text).toContain('#general  bob\n  @desk any news?');
    expect(asked.text).toContain('@bob, deploys that wait: 0, open tickets: 1.');
    expect(reacted.text).toContain('✅ Closed by @carol');
  });

  it('starts shortcuts, opens the Home tab and closes a form', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('say', 'bob', 'support', 'search is empty');

    const fromMessage = await demo.type('message-shortcut', 'ann', 'ticket_from_message', '--on', 'empty');
    const closed = await demo.type('close', 'ann');
    const global = await demo.type('shortcut', 'carol', 'new_ticket');
    const home = await demo.type('home', 'bob');
    const fromHome = await demo.type('click', 'bob', 'New', 'ticket');

    expect(fromMessage.text).toContain('Anything else? (optional) = search is empty');
    expect(closed.text).toBe('The form is closed.');
    expect(global.text).toContain('A form is open: New ticket');
    expect(home.text).toContain('Open tickets\nNone.\n[New ticket]');
    expect(fromHome.text).toContain('A form is open: New ticket');
  });

  it('says what was reacted to, and where the bot sees nothing of it', async () => {
    await using demo = await RunningDemo.start();
    const said = await demo.type('say', 'ann', 'random', 'lunch?');
    const elsewhere = await demo.type('react', 'carol', ':tada:');
    await demo.type('say', 'bob', 'general', 'look');
    const here = await demo.type('react', 'carol', 'tada');

    const absent = '@desk is not in #random, so it sees nothing of this.';
    expect(said.text).toBe(`#random  ann\n  lunch?\n${absent}`);
    expect(elsewhere.text).toBe(`Reacted with :tada: to ann's "lunch?" (#random).\n${absent}`);
    expect(here.text).toBe(`Reacted with :tada: to bob's "look" (#general).`);
  });

  it('names only what an act can be done with', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/deploy', 'web', 'prod');
    const nothing = await demo.type('select', 'ann', 'Foo', 'x');
    await demo.type('command', 'ann', '/ticket');
    await demo.type('submit', 'ann', 'title=Checkout is slow', 'service=web');
    await demo.type('command', 'ann', '/ticket');

    expect(nothing.text).toBe('ann sees no menu "Foo", nor any other.');
    expect((await demo.type('click', 'ann', 'Foo')).text).toBe(
      'ann sees no button "Foo". There is: Close, Approve, Reject.',
    );
    expect((await demo.type('select', 'ann', 'Foo', 'x')).text).toBe('ann sees no menu "Foo". There is: Assign.');
    expect((await demo.type('suggest', 'ann', 'urgency', 'x')).text).toBe(
      'ann sees no menu that the bot fills "urgency". There is: service.',
    );
    expect((await demo.type('select', 'ann', 'urgency', 'high')).text).toBe(
      '"urgency" is a field of the form, which is sent as a whole: submit ann urgency=…',
    );
  });

  it('lists what was said, with what can be acted on', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('say', 'bob', 'random', 'lunch?');
    await demo.type('command', 'ann', '/deploy', 'web', 'prod', '--channel', 'support');

    const { text } = await demo.type('messages');

    expect(text).toContain('#random  bob\n  lunch?\n#support  desk\n  Deploy 1: web to prod');
    expect(text).toContain('[Approve] [Reject]');
  });

  it.each([
    [['click', 'dave', 'Approve'], 'Nobody is called "dave". There are: ann, bob, carol.'],
    [['click', 'ann', 'Launch'], 'ann sees no button "Launch". There is: Approve, Reject.'],
    [['say', 'ann', 'nowhere', 'hello'], 'ann is in no channel "nowhere"'],
    [['submit', 'ann', 'title=x'], 'No view is open before ann.'],
    [['select', 'ann', 'Approve', 'yes'], 'ann sees no menu "Approve", nor any other.'],
    [['shortcut', 'ann', 'nope'], 'The bot has no global shortcut "nope". It has: new_ticket, handover.'],
    [['message-shortcut', 'ann', 'nope'], 'The bot has no shortcut of messages "nope". It has: ticket_from_message.'],
    [['run', 'ann', 'nope'], 'The bot has no function "nope". It has: provision_environment, ask_for_deploy.'],
    [['run', 'ann', 'provision_environment', 'size=8'], 'The function has no input "size". It has: service, days.'],
    [['run', 'ann', 'ask_for_deploy', 'person=dave'], 'Nobody is called "dave".'],
    [['ask', 'ann', 'what?'], 'ann has not opened the assistant yet: npm run slack -- assistant ann'],
    [['react', 'ann', 'eyes', '--on', 'unheard of'], 'No message contains "unheard of".'],
  ])('says why %j can not be done', async (words, sentence) => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/deploy', 'web', 'prod');

    const { code, text } = await demo.type(...words);

    expect(text).toContain(sentence);
    expect(code).toBe(1);
  });

  it('says that the demo is not running, and how to start it', async () => {
    const demo = await RunningDemo.start();
    const { port } = demo;
    await demo.app.close();

    expect(await typed(port, ['home', 'ann'])).toEqual({
      code: 1,
      text: `The demo isn't running on port ${port}: start it in another terminal with "npm start".`,
    });
  });

  it('shows how it is used: with a failure when it was used wrongly, without one when asked', async () => {
    const wrong = await typed(1, ['dance', 'ann']);
    const asked = await typed(1, ['help']);

    expect(wrong.code).toBe(1);
    expect(wrong.text).toBe('There is no act "dance".\nnpm run slack -- help shows what there is.');
    expect(asked.code).toBe(0);
    expect(asked.text).toContain('npm run slack -- click bob Approve');
  });
});

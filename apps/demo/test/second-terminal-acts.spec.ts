import { describe, expect, it } from '@jest/globals';
import { RunningDemo } from './support/running-demo.js';

describe('the second terminal', () => {
  it('opens the assistant, shows what it suggests to ask, and asks it', async () => {
    await using demo = await RunningDemo.start();

    const opened = await demo.type('assistant', 'ann', '--channel', 'general');
    const asked = await demo.type('ask', 'ann', 'which', 'tickets', 'are', 'open', 'here?');

    expect(opened.text).toContain('What do you want to know about tickets and deploys?');
    expect(opened.text).toContain('It suggests: npm run slack -- ask ann "Which tickets are open here?"');
    expect(asked.text).toContain('direct message  ann (in a thread)\n  which tickets are open here?');
    expect(asked.text).toContain('direct message  desk (in a thread)\n  Open tickets in this channel: none.');
    expect(demo.screen.text).toContain('ann opens the assistant');
  });

  it('runs a workflow, and tells how its step has ended', async () => {
    await using demo = await RunningDemo.start();

    const given = await demo.type('run', 'ann', 'provision_environment', 'service=web', 'days=7');
    const refused = await demo.type('run', 'ann', 'provision_environment', 'service=wbe');
    const odd = await demo.type('run', 'ann', 'provision_environment', 'service=web', 'days=many');

    expect(given.text).toMatch(/The step is completed: url=https:\/\/web-1\.env\.example\.com, until=[\d-]{10}\.$/);
    expect(refused.text).toContain('The step has failed: ⚠️ No service is called "wbe".');
    expect(odd.text).toContain('The step has failed: ');
    expect(demo.screen.text).toContain('a workflow comes to the step provision_environment');
  });

  it('runs a workflow whose step waits for a click', async () => {
    await using demo = await RunningDemo.start();
    const inputs = ['service=web', 'environment=prod', 'channel=support', 'person=ann'];

    const asked = await demo.type('run', 'ann', 'ask_for_deploy', ...inputs);
    await demo.type('click', 'bob', 'Approve');

    expect(asked.text).toContain('#support  desk\n  Deploy 1: web to prod');
    expect(asked.text).toContain('The step goes on until the bot ends it.');
    expect(demo.screen.text).toContain('⇢ functions.completeSuccess');
  });

  it('writes and shares under a message, and takes a reaction away again', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/ticket');
    await demo.type('submit', 'ann', 'title=Checkout is slow', 'service=web');

    const noted = await demo.type('reply', 'bob', '@desk the cache was full', '--on', 'Ticket 1:');
    const shared = await demo.type('share', 'bob', 'error.log', '--on', 'Ticket 1:');
    await demo.type('react', 'carol', 'white_check_mark', '--on', 'Ticket 1:');
    const reopened = await demo.type('unreact', 'carol', 'white_check_mark', '--on', 'Ticket 1:');

    expect(noted.text).toContain('#general  desk (in a thread)\n  Noted in ticket 1.');
    expect(shared.text).toContain('#general  bob (in a thread)\n  📎 error.log');
    expect(shared.text).toContain('📝 2');
    expect(reopened.text).toContain(
      `Took :white_check_mark: away from desk's "Ticket 1: Checkout is slow" (#general).`,
    );
    expect(reopened.text).toContain('nobody has it yet');
    expect(demo.screen.text).toContain('carol takes :white_check_mark: away from');
  });

  it('acts on nothing that is said to others alone', async () => {
    await using demo = await RunningDemo.start();
    await demo.type('command', 'ann', '/ticket');
    await demo.type('submit', 'ann', 'title=Checkout is slow', 'service=web');
    await demo.type('click', 'bob', 'Close');

    expect((await demo.type('click', 'bob', 'Solved')).text).toBe('bob sees no button "Solved", nor any other.');
    expect((await demo.type('click', 'ann', 'Solved')).text).toContain('Thank you: ticket 1 is solved.');
  });

  it('looks at the form that is open, which is another after a question on top of it', async () => {
    await using demo = await RunningDemo.start();
    const none = await demo.type('form', 'ann');
    await demo.type('command', 'ann', '/ticket');

    const values = ['title=Checkout is down', 'service=web', 'urgency=high', 'details=Since noon'];
    const question = await demo.type('submit', 'ann', ...values);
    const again = await demo.type('form', 'ann');
    const answered = await demo.type('submit', 'ann');

    expect(none.text).toBe('No form is open.');
    expect(question.text).toContain('A form is open: Is it urgent?\n  Somebody will be called for this');
    expect(again.text).toContain('A form is open: Is it urgent?');
    expect(answered.text).toContain('Ticket 1: Checkout is down');
    expect(answered.text).toMatch(/The form is closed\.$/);
  });
});

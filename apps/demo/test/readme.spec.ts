import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RunningDemo } from './support/running-demo.js';
import { runSlackCommand } from './support/second-terminal.js';

const home = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', home), 'utf8');

describe('the README', () => {
  it('lists commands that work in the given order', async () => {
    const commands = [...readme.matchAll(/^npm run slack -- (.+?)(?: +#.*)?$/gm)].flatMap(
      ([, command]) => command ?? [],
    );
    await using demo = await RunningDemo.start();
    const { ann, bob, slack } = demo;

    const printed = new Map<string, string>();
    for (const command of commands) {
      const { code, text } = await runSlackCommand(slack, command);
      expect({ command, code, text }).toMatchObject({ code: 0 });
      printed.set(command, text);
    }

    expect(printed.get('suggest ann modal "Which service?" w')).toContain('Options: web, worker.');
    expect(printed.get('submit ann title=Slow service=web')).toContain('│ ! Enter at least 10 characters.');
    expect(
      printed.get('submit carol title="Checkout is down" service=web urgency=high details="Since noon"'),
    ).toContain('┌─ Is it urgent?');
    expect(printed.get('open-assistant ann general')).toContain('It suggests to ask: Which tickets are open here?');
    expect(printed.get('open-home ann')).toContain('[ New ticket ]');
    expect(printed.get('messages')).toContain('( Assign ▾ )  [ Close ]');

    const general = slack.channel('general');
    await general.message('Approved by @bob');
    await ann.ephemeral('Another person must approve it');
    await slack.user('carol').ephemeral('Only releasers can deploy');
    await general.message('froze deploys: the shop has a sale');
    const ticket = await general.message('Ticket 1: Checkout is slow');
    expect(slack.draw(ticket)).toMatch(/web, normal, from @ann · assigned to @carol · 📝 2/);
    await ann.channel('@desk').message('ticket 1 is open again');
    await slack.user('carol').channel('@desk').message('Ticket 2: Checkout is down');
    await slack.channel('support').message('Use `/ticket`');
    await general.message('@bob, pending deploys:');
    await ann.channel('@desk').message('Open tickets in this channel:');
    expect(slack.functionExecutions.map(({ outcome }) => outcome?.status)).toEqual(['completed', 'completed']);
    await bob.modal('Handed over');
    await ann.homeTab('Checkout is slow');
    await ann.ephemeral('Slack: connected');
    // The handover handler deliberately takes longer than Slack waits for an ack.
    expect(slack.failures.all.map(({ text }) => text)).toEqual([expect.stringMatching(/^slow-ack\. /)]);
  });

  it('links only to files that exist', () => {
    const paths = [...readme.matchAll(/\]\((?!http)([^)#]+)[^)]*\)/g)].flatMap(([, path]) => path ?? []);

    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter(path => !existsSync(new URL(path, home)))).toEqual([]);
  });
});

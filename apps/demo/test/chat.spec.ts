import type { LoggerService } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Desk } from './support/desk.js';

/** Keeps what is logged, level by level. */
class LogBook implements LoggerService {
  readonly logged: string[] = [];
  readonly debugged: string[] = [];
  readonly warned: string[] = [];

  log(text: unknown): void {
    this.logged.push(String(text));
  }
  debug(text: unknown): void {
    this.debugged.push(String(text));
  }
  warn(text: unknown): void {
    this.warned.push(String(text));
  }
  error(text: unknown): void {
    this.warned.push(String(text));
  }
}

describe('what people write', () => {
  it('to the bot is answered in a thread, with how things stand', async () => {
    await using desk = await Desk.open();
    await desk.ann.command('/deploy', 'web prod');
    await desk.ticket('Checkout is slow');

    const question = await desk.bob.say('general', '@desk any news?');

    const answer = await desk.slack.waitForMessage('deploys that wait: 1, open tickets: 1');
    expect(answer).toMatchObject({ threadTs: question.ts, channelName: 'general' });
    expect(answer.text).toContain(`<@${desk.bob.id}>`);
  });

  it('to the bot within a thread is answered there', async () => {
    await using desk = await Desk.open();
    const root = await desk.ann.say('general', 'about the release');

    await desk.bob.say('general', '@desk any news?', { threadTs: root.ts });

    expect((await desk.slack.waitForMessage('deploys that wait')).threadTs).toBe(root.ts);
  });

  it('of something that is broken is answered with the way to a ticket', async () => {
    await using desk = await Desk.open();

    const complaint = await desk.bob.say('support', 'the search is broken again');

    expect((await desk.slack.waitForMessage('Write `/ticket`')).threadTs).toBe(complaint.ts);
  });
});

describe('what no other handler takes', () => {
  it('is answered when it is a command', async () => {
    await using desk = await Desk.open();

    const { message } = await desk.ann.command('/dance');

    expect(message?.text).toBe("I don't know /dance. I know /deploy and /ticket.");
  });

  it('is acked and noted when it is anything else', async () => {
    const book = new LogBook();
    await using desk = await Desk.open(book);

    const { ack } = await desk.slack.deliverEvent({ type: 'team_rename', name: 'Elsewhere' });

    expect(ack).not.toBeNull();
    expect(book.debugged).toContain('Nothing here handles events_api team_rename.');
    expect(book.warned).toEqual([]);
  });
});

describe('the audit log', () => {
  it('tells which handler ran for whom, and how it ended', async () => {
    const book = new LogBook();
    await using desk = await Desk.open(book);

    await desk.ann.command('/deploy', 'web prod');
    await desk.bob.command('/deploy', 'wbe prod');

    const audited = book.logged.filter(line => line.startsWith('DeployBot.ask'));
    expect(audited).toEqual([
      expect.stringMatching(new RegExp(`for ${desk.ann.id}: done after \\d+ ms$`)),
      expect.stringMatching(new RegExp(`for ${desk.bob.id}: UnknownServiceError after \\d+ ms$`)),
    ]);
  });
});

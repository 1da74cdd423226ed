import { describe, expect, it } from '@jest/globals';
import { wrapped } from '../src/display/wrapped.js';
import { Feed } from '../src/feed/feed.js';
import { FeedLogger } from '../src/feed/feed-logger.js';
import { LocalSlack } from '../src/local-slack/local-slack.js';
import { Paper } from './support/paper.js';
import { RunningDemo } from './support/running-demo.js';

const LONG = 'the checkout of the shop has been slow since this morning, and nobody in the office knows why it is';

describe('the feed in a narrow window', () => {
  it('parts a long message between words, each line beside the bar', async () => {
    await using demo = await RunningDemo.start(50);

    await demo.type('say', 'ann', 'random', LONG);

    const lines = demo.screen.lines.slice(-4);
    expect(lines).toEqual([
      expect.stringMatching(/^[\d:]{8} │ #random {2}ann$/),
      '         │ the checkout of the shop has been slow',
      '         │ since this morning, and nobody in the',
      '         │ office knows why it is',
    ]);
  });

  it('sets off what an envelope or a log goes on with', async () => {
    await using demo = await RunningDemo.start(50);

    await demo.type('command', 'ann', '/deploy', 'web', LONG);

    const at = demo.screen.lines.findIndex(line => line.includes('▸'));
    expect(demo.screen.lines[at + 1]).toMatch(/^ {11}\S/);
    for (const line of demo.screen.lines.slice(at)) expect(line.length).toBeLessThanOrEqual(50);
  });
});

describe('wrapped', () => {
  it('leaves what fits as it is, and cuts a word that fits nowhere', () => {
    expect(wrapped('  indented', 10)).toEqual(['  indented']);
    expect(wrapped('https://example.com/', 8)).toEqual(['https://', 'example.', 'com/']);
  });

  it('counts what a terminal shows: emoji twice, colours not at all', () => {
    expect(wrapped('🚀🚀🚀 up', 6)).toEqual(['🚀🚀🚀', 'up']);
    expect(wrapped('\u001b[31mred\u001b[39m', 3)).toHaveLength(1);
  });
});

describe('what the feed tells of connections', () => {
  it('is nothing while they come up as they should', async () => {
    await using demo = await RunningDemo.start();

    await demo.slack.waitForConnections(2);
    await demo.type('home', 'ann');

    expect(demo.screen.text).not.toContain('Connected to Slack');
  });

  it('is that one was lost, and that it is back', async () => {
    await using demo = await RunningDemo.start();
    await demo.slack.waitForConnections(2);

    demo.slack.faults.cut();

    const news = () => /was lost[^]*Connected to Slack again/.exec(demo.screen.text) ?? undefined;
    await expect(demo.slack.waitFor('news of a new connection', news)).resolves.toBeDefined();
  });

  it('is every other thing that they log', async () => {
    await using demo = await RunningDemo.start();
    const { slack, names } = demo.app.get(LocalSlack);
    const paper = new Paper();
    const feed = new Feed(slack, names, paper);
    const logger = new FeedLogger(feed);

    logger.log('Connection 1 to Slack is to end (odd).', 'SlackSocketMode');
    logger.log('Connected to Slack.', 'Elsewhere');
    feed.stop();

    expect(paper.lines).toHaveLength(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { waitFor } from './wait-for.js';
import { LocalSlack } from './local-slack.js';
import { ackFrame, createAck } from './recording-listener.js';

const slack = new LocalSlack();

describe('a received frame', () => {
  it('is passed on unchanged, with the time of receipt', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    const before = performance.now();
    slack.emulator.sendRaw('{"type":"unheard_of","text":"h\u00e9llo \u{1f389}"}');
    const frame = await waitFor('the frame', () => listener.frames[0]);
    expect(frame.text).toBe('{"type":"unheard_of","text":"h\u00e9llo \u{1f389}"}');
    expect(frame.receivedAt).toBeGreaterThanOrEqual(before);
    expect(frame.receivedAt).toBeLessThanOrEqual(performance.now());
  });

  it.each([
    ['broken JSON', '{"type":'],
    ['JSON that is no object', '[]'],
    ['nothing at all', ''],
  ])('of %s is passed on, and the connection stays open', async (_name, text) => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = frame => frame.settle(null);
    slack.emulator.sendRaw(text);
    expect((await waitFor('the frame', () => listener.frames[0])).text).toBe(text);
    listener.handleFrame = ackFrame;
    expect((await slack.emulator.deliver({ type: 'interactive', payload: null })).ack).not.toBeNull();
  });

  it('has no text when it is binary', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = frame => frame.settle(null);
    slack.emulator.sendRaw(Buffer.from([1, 2, 3]));
    expect((await waitFor('the frame', () => listener.frames[0])).text).toBeNull();
  });

  it('is not passed on when it is a control frame', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    slack.emulator.sendRaw('{"type":"hello"}');
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    expect(listener.frames).toHaveLength(1);
    expect(listener.frames[0]?.text).toContain('"envelope_id"');
  });

  it('can be settled once', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    const written: string[] = [];
    listener.handleFrame = frame => written.push(frame.settle(createAck(frame)), frame.settle(createAck(frame)));
    await slack.emulator.deliver({ type: 'interactive', payload: {} });
    expect(written).toEqual(['written', 'unsent']);
    expect(slack.emulator.acks).toHaveLength(1);
  });

  it('is not acked when settled with null', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = frame => expect(frame.settle(null)).toBe('unsent');
    void slack.emulator.deliver({ type: 'interactive', payload: {} });
    await waitFor('the frame', () => listener.frames[0]);
    listener.handleFrame = ackFrame;
    await slack.emulator.deliver({ type: 'interactive', payload: {} });
    expect(slack.emulator.acks).toHaveLength(1);
    expect(listener.getEvents('listener_failed')).toEqual([]);
  });
});

describe('a listener that throws', () => {
  it('in onFrame is reported by the error name and stack frame only, and later frames are still received', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {
      throw new RangeError('a message that quotes the payload');
    };
    void slack.emulator.deliver({ type: 'interactive', payload: {} });
    const [notice] = await waitFor(
      'the notice',
      () => listener.getEvents('listener_failed').length > 0 && listener.getEvents('listener_failed'),
    );
    expect(notice).toEqual({
      kind: 'listener_failed',
      call: 'frame',
      failure: expect.stringMatching(/^RangeError at .*frames\.spec/),
    });
    expect(listener.frames[0]?.settle('{}')).toBe('unsent');
    listener.handleFrame = ackFrame;
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
  });

  it('in onStateChange or onEvent does not break the connection', async () => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    let notices = 0;
    listener.onStateChange = () => {
      throw new Error('no state, please');
    };
    listener.onEvent = () => {
      notices += 1;
      throw new Error('no notice, please');
    };
    await connections.start();
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    // Two for the states, one for the connection that became ready, one for the app that is connected.
    expect(notices).toBe(4);
  });
});

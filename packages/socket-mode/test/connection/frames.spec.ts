import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';
import { acknowledge, ackOf } from './recording-listener.js';

const slack = new LocalSlack();

describe('a frame', () => {
  it('comes as it was sent, with the time of its receipt', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    const before = performance.now();
    slack.emulator.sendRaw('{"type":"unheard_of","text":"h\u00e9llo \u{1f389}"}');
    const frame = await eventually('the frame', () => listener.frames[0]);
    expect(frame.text).toBe('{"type":"unheard_of","text":"h\u00e9llo \u{1f389}"}');
    expect(frame.receivedAt).toBeGreaterThanOrEqual(before);
    expect(frame.receivedAt).toBeLessThanOrEqual(performance.now());
  });

  it.each([
    ['broken JSON', '{"type":'],
    ['JSON that is no object', '[]'],
    ['nothing at all', ''],
  ])('of %s is passed on, and the connection goes on', async (_name, text) => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.onFrame = frame => frame.settle(null);
    slack.emulator.sendRaw(text);
    expect((await eventually('the frame', () => listener.frames[0])).text).toBe(text);
    listener.onFrame = acknowledge;
    expect((await slack.emulator.deliver({ type: 'interactive', payload: null })).ack).not.toBeNull();
  });

  it('of bytes has no text', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.onFrame = frame => frame.settle(null);
    slack.emulator.sendRaw(Buffer.from([1, 2, 3]));
    expect((await eventually('the frame', () => listener.frames[0])).text).toBeNull();
  });

  it('that speaks of the connection is not passed on', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    slack.emulator.sendRaw('{"type":"hello"}');
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    expect(listener.frames).toHaveLength(1);
    expect(listener.frames[0]?.text).toContain('"envelope_id"');
  });

  it('can be settled once', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    const written: string[] = [];
    listener.onFrame = frame => written.push(frame.settle(ackOf(frame)), frame.settle(ackOf(frame)));
    await slack.emulator.deliver({ type: 'interactive', payload: {} });
    expect(written).toEqual(['written', 'unsent']);
    expect(slack.emulator.acks).toHaveLength(1);
  });

  it('settled with null is not acked', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.onFrame = frame => expect(frame.settle(null)).toBe('unsent');
    void slack.emulator.deliver({ type: 'interactive', payload: {} });
    await eventually('the frame', () => listener.frames[0]);
    listener.onFrame = acknowledge;
    await slack.emulator.deliver({ type: 'interactive', payload: {} });
    expect(slack.emulator.acks).toHaveLength(1);
    expect(listener.noticed('listener_failed')).toEqual([]);
  });
});

describe('a listener that throws', () => {
  it('at a frame is reported, by the name of the error and its place alone; the next frame comes', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    listener.onFrame = () => {
      throw new RangeError('a message that quotes the payload');
    };
    void slack.emulator.deliver({ type: 'interactive', payload: {} });
    const [notice] = await eventually(
      'the notice',
      () => listener.noticed('listener_failed').length > 0 && listener.noticed('listener_failed'),
    );
    expect(notice).toEqual({
      kind: 'listener_failed',
      call: 'frame',
      failure: expect.stringMatching(/^RangeError at .*frames\.spec/),
    });
    expect(listener.frames[0]?.settle('{}')).toBe('unsent');
    listener.onFrame = acknowledge;
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
  });

  it('at a state or a notice does not break the connection', async () => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    let notices = 0;
    listener.state = () => {
      throw new Error('no state, please');
    };
    listener.notice = () => {
      notices += 1;
      throw new Error('no notice, please');
    };
    await connections.start();
    expect((await slack.emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    // Two of the states, one of the connection that became ready, one of the app that is connected.
    expect(notices).toBe(4);
  });
});

import { describe, expect, it } from '@jest/globals';
import { array, assert, boolean, nat, property, record } from 'fast-check';
import { MessageIndex } from '../../src/workspace/messages/message-index.js';
import type { Message } from '../../src/workspace/messages/message.js';

const file = { name: '', title: '', mimetype: '', size: 0, user: 'U1', created: 0 };

const messageAt = (ts: number, channel: number, thread: number): Message => ({
  ts: String(ts),
  channel: `C${channel}`,
  channelName: '',
  user: 'U1',
  text: '',
  blocks: [],
  attachments: [],
  reactions: [],
  ...(thread === 0 ? {} : { threadTs: String(thread) }),
});

const filesOf = (number: number): Pick<Message, 'files'> =>
  number === 0 ? {} : { files: [{ ...file, id: `F${number}` }] };

const steps = array(
  record({
    ts: nat({ max: 15 }),
    channel: nat({ max: 2 }),
    thread: nat({ max: 2 }),
    withFile: nat({ max: 2 }),
    goes: boolean(),
  }),
);

const hasFile = ({ files = [] }: Message): boolean => files.some(({ id }) => id === 'F2');

describe('the index of messages', () => {
  it('finds what looking at all of them would', () => {
    assert(
      property(steps, taken => {
        const index = new MessageIndex();
        let all: Message[] = [];
        for (const { ts, channel, thread, withFile, goes } of taken) {
          const known = all.find(each => each.ts === String(ts) && each.channel === `C${channel}`);
          // A message stays in its thread.
          const message = {
            ...(known ?? messageAt(ts, channel, thread)),
            ...filesOf(withFile),
            text: `${known?.text}!`,
          };
          const wasThere = goes ? index.remove(message) : known !== undefined;
          if (!goes) index.put(message);
          if (goes) all = all.filter(each => each !== known);
          else all = known ? all.map(each => (each === known ? message : each)) : [...all, message];

          expect(wasThere).toBe(known !== undefined);
          expect(index.all).toEqual(all);
          expect(index.inChannel('C1')).toEqual(all.filter(each => each.channel === 'C1'));
          expect(index.inThread('C1', '2')).toEqual(all.filter(each => each.channel === 'C1' && each.threadTs === '2'));
          expect(new Set(index.withFile('F2'))).toEqual(new Set(all.filter(hasFile)));
          expect(index.find(`C${channel}`, String(ts))).toBe(goes ? undefined : message);
        }
      }),
    );
  });
});

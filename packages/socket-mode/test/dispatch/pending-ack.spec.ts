import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AckStatus } from '../../../core/src/dispatch/inbound-delivery.js';
import type { SlackEnvelope } from '../../../core/src/envelope/envelope.js';
import { type AckEnd, type AckOwner, type AckSent, PendingAck } from '../../../core/src/dispatch/pending-ack.js';
import { DeadlineQueue } from '../../../core/src/time/deadline-queue.js';

const DEADLINE_MS = 2_500;
const ENVELOPE: SlackEnvelope = { id: 'E1', type: 'test', kind: 'unknown', name: 'test', body: {}, retry: null };
const BARE = '{"envelope_id":"E1"}';

describe('PendingAck', () => {
  let written: (string | null)[];
  let deadlines: number;
  let ends: AckEnd[];

  /** An ack whose owner sends it at the deadline. */
  const received = (agoMs = 0, fate: AckStatus = 'written') => {
    const settle = (frame: string | null) => {
      written.push(frame);
      return fate;
    };
    const owner: AckOwner = {
      deadlines: new DeadlineQueue(DEADLINE_MS),
      onDeadline: ack => {
        deadlines += 1;
        ack.send();
      },
      result: { onAckEnd: (_, end) => ends.push(end) },
    };
    const frame = { receivedAt: performance.now() - agoMs, settle };
    return new PendingAck(ENVELOPE, frame, owner);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    written = [];
    deadlines = 0;
    ends = [];
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is open until it is sent', () => {
    const ack = received();
    expect(ack.open).toBe(true);
    expect(ack.send()).toBe('sent');
    expect(ack.open).toBe(false);
    expect(written).toEqual([BARE]);
  });

  it('carries a payload', () => {
    expect(received().send({ text: 'Done.' })).toBe('sent');
    expect(written).toEqual(['{"envelope_id":"E1","payload":{"text":"Done."}}']);
  });

  it('is unsent when no socket is open, and cannot be sent again', () => {
    const ack = received(0, 'unsent');
    expect(ack.send({ text: 'Done.' })).toBe('unsent');
    expect(ack.given).toBe(false);
    expect(ack.open).toBe(false);
    expect(ack.send()).toBe('too_late');
    expect(ends).toEqual(['unsent']);
  });

  it.each([
    ['written', { text: 'Done.' }, 'sent'],
    ['written', { text: 'é'.repeat(10_300) }, 'sent_bare'],
    ['unsent', { text: 'Done.' }, 'unsent'],
  ] as const)('that waits and is %s in the end tells so once that is known', (fate, payload, sent) => {
    const known: AckSent[] = [];
    const ack = received(0, 'waiting');
    expect(ack.send(payload, each => known.push(each))).toBe('waiting');
    expect(ack.open).toBe(false);
    expect(ack.given).toBe(true);
    expect(ack.send()).toBe('too_late');
    expect([known, ends]).toEqual([[], []]);
    ack.ended(fate);
    expect([known, ends]).toEqual([[sent], [fate]]);
    expect(ack.given).toBe(fate === 'written');
  });

  it('is sent once: a second call is too late', () => {
    const ack = received();
    ack.send({ text: 'first' });
    expect(ack.send({ text: 'second' })).toBe('too_late');
    ack.withhold();
    expect(ack.given).toBe(true);
    expect(written).toEqual(['{"envelope_id":"E1","payload":{"text":"first"}}']);
  });

  it('is withheld once: no later call writes it', () => {
    const ack = received();
    ack.withhold();
    ack.withhold();
    expect(ack.open).toBe(false);
    expect(ack.given).toBe(false);
    expect(ack.send()).toBe('too_late');
    expect(written).toEqual([null]);
  });

  it('is sent empty when the payload exceeds the size limit of Slack', () => {
    expect(received().send({ text: 'é'.repeat(10_300) })).toBe('sent_bare');
    expect(written).toEqual([BARE]);
  });

  it('notifies its listener at the deadline, when it can still be sent empty', () => {
    const ack = received();
    jest.advanceTimersByTime(DEADLINE_MS - 1);
    expect(written).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(written).toEqual([BARE]);
    expect(ack.open).toBe(false);
    expect(deadlines).toBe(1);
    expect(ack.send({ text: 'late' })).toBe('too_late');
  });

  it('is still sent at its deadline when its payload could not be written', () => {
    const ack = received();
    expect(() => ack.send({ count: 1n })).toThrow(TypeError);
    jest.advanceTimersByTime(DEADLINE_MS);
    expect(written).toEqual([BARE]);
  });

  it('counts its deadline from the receipt of the envelope', () => {
    received(2_000);
    jest.advanceTimersByTime(499);
    expect(written).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(written).toEqual([BARE]);
  });

  it('is sent immediately when the deadline has already passed', () => {
    received(10_000);
    jest.advanceTimersByTime(1);
    expect(written).toEqual([BARE]);
  });

  it.each(['sent', 'withheld'] as const)('leaves no timer after it was %s', how => {
    const ack = received();
    if (how === 'sent') ack.send();
    else ack.withhold();
    jest.advanceTimersByTime(2 * DEADLINE_MS);
    expect(jest.getTimerCount()).toBe(0);
    expect(written).toHaveLength(1);
    expect(deadlines).toBe(0);
  });
});

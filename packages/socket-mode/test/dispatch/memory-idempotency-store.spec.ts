import { describe, expect, it, jest } from '@jest/globals';
import { MemoryIdempotencyStore } from '../../../core/src/dispatch/memory-idempotency-store.js';
import { until } from '../support/until.js';

const MINUTE_MS = 60_000;

describe('outcomes in memory', () => {
  it('are kept by payload and handler', () => {
    const outcomes = new MemoryIdempotencyStore({ ttlMs: MINUTE_MS, maxEntries: 10 });
    outcomes.set('Ev1', 'TicketBot.open', 'completed');
    outcomes.set('Ev1', 'AuditBot.note', 'failed');
    expect(outcomes.get('Ev1', 'TicketBot.open')).toBe('completed');
    expect(outcomes.get('Ev1', 'AuditBot.note')).toBe('failed');
    expect(outcomes.get('Ev1', 'TicketBot.close')).toBeUndefined();
    expect(outcomes.get('Ev2', 'TicketBot.open')).toBeUndefined();
  });

  it('are replaced by later ones', () => {
    const outcomes = new MemoryIdempotencyStore({ ttlMs: MINUTE_MS, maxEntries: 10 });
    for (const outcome of ['failed', 'completed', 'failed', 'completed'] as const) {
      outcomes.set('Ev1', 'TicketBot.open', outcome);
      expect(outcomes.get('Ev1', 'TicketBot.open')).toBe(outcome);
    }
  });

  it('of several handlers of a payload are each their own', () => {
    const outcomes = new MemoryIdempotencyStore({ ttlMs: MINUTE_MS, maxEntries: 10 });
    outcomes.set('Ev1', 'TicketBot.open', 'completed');
    outcomes.set('Ev1', 'AuditBot.note', 'completed');
    outcomes.set('Ev1', 'TicketBot.open', 'failed');
    outcomes.set('Ev1', 'AuditBot.note', 'completed');
    expect(outcomes.get('Ev1', 'TicketBot.open')).toBe('failed');
    expect(outcomes.get('Ev1', 'AuditBot.note')).toBe('completed');
  });

  it('are forgotten when their time is over, and not before', async () => {
    const outcomes = new MemoryIdempotencyStore({ ttlMs: 60, maxEntries: 10 });
    const setAt = performance.now();
    outcomes.set('Ev1', 'TicketBot.open', 'completed');
    expect(outcomes.get('Ev1', 'TicketBot.open')).toBe('completed');
    await until('the outcome to be forgotten', () => outcomes.get('Ev1', 'TicketBot.open') === undefined);
    expect(performance.now() - setAt).toBeGreaterThanOrEqual(59);
  });

  it('are forgotten before twice their time is over, also when nothing came meanwhile', () => {
    jest.useFakeTimers();
    try {
      const outcomes = new MemoryIdempotencyStore({ ttlMs: MINUTE_MS, maxEntries: 10 });
      outcomes.set('Ev1', 'TicketBot.open', 'completed');
      jest.advanceTimersByTime(2 * MINUTE_MS - 1);
      expect(outcomes.get('Ev1', 'TicketBot.open')).toBe('completed');
      outcomes.set('Ev2', 'TicketBot.open', 'completed');
      jest.advanceTimersByTime(2 * MINUTE_MS);
      outcomes.set('Ev3', 'TicketBot.open', 'completed');
      expect(outcomes.get('Ev2', 'TicketBot.open')).toBeUndefined();
      expect(outcomes.get('Ev3', 'TicketBot.open')).toBe('completed');
    } finally {
      jest.useRealTimers();
    }
  });

  it('never fill the memory: the oldest payloads make room, when as many younger ones are known', () => {
    const outcomes = new MemoryIdempotencyStore({ ttlMs: MINUTE_MS, maxEntries: 2 });
    const payloads = ['Ev1', 'Ev2', 'Ev3', 'Ev4', 'Ev5'];
    for (const [index, payload] of payloads.entries()) {
      outcomes.set(payload, index % 2 === 0 ? 'TicketBot.open' : 'TicketBot.close', 'completed');
    }
    const known = payloads.filter(payload =>
      ['TicketBot.open', 'TicketBot.close'].some(handler => outcomes.get(payload, handler) !== undefined),
    );
    expect(known).toEqual(['Ev3', 'Ev4', 'Ev5']);
  });
});

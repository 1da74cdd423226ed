import type { Page } from 'playwright-core';
import { median } from './first-paint.js';
import { cpuOf } from './main-thread.js';

const TEXT = 'The quick brown fox jumps over the lazy dog, and nobody waits for a letter of it. ';
/** As somebody who types fast. */
const BETWEEN_KEYS_MS = 60;

/** For each key: how long its events are handled, and how long the frame that shows it takes. */
const WATCH = `
  window.keys_ = [];
  const port = new MessageChannel();
  let waiting = [];
  port.port1.onmessage = () => {
    const now = performance.now();
    for (const key of waiting.splice(0)) keys_.push(key.handled + now - key.framed);
  };
  addEventListener('keydown', () => {
    const key = { began: performance.now(), handled: 0, framed: 0 };
    // A task of its own comes when this key's events are through.
    setTimeout(() => { key.handled ||= performance.now() - key.began; });
    addEventListener('input', () => { key.handled = performance.now() - key.began; }, { once: true });
    requestAnimationFrame(() => {
      key.framed = performance.now();
      waiting.push(key);
      port.port2.postMessage(0);
    });
  }, { capture: true });
`;

/** What a key costs, in milliseconds: its events and the frame that shows it, without the wait between them. */
export interface Typing {
  /** Of CPU, on the average, with all else that the page does between keys. */
  readonly cpuMs: number;
  readonly medianMs: number;
  /** All but one in twenty take no longer. */
  readonly mostMs: number;
  readonly longestMs: number;
}

/** Types into the composer by real key events. */
export async function measureTyping(page: Page): Promise<Typing> {
  const composer = page.getByRole('main').locator('textarea').last();
  await composer.click();
  await page.evaluate(WATCH);
  const cpuMs = await cpuOf(page, async () => {
    await composer.pressSequentially(TEXT, { delay: BETWEEN_KEYS_MS });
    await page.evaluate('new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))');
  });
  const taken: unknown = await page.evaluate('keys_');
  const times = Array.isArray(taken) ? taken.map(Number).toSorted((one, other) => one - other) : [];
  return {
    cpuMs: cpuMs / TEXT.length,
    medianMs: median(times),
    mostMs: times[Math.floor(times.length * 0.95)] ?? NaN,
    longestMs: times.at(-1) ?? NaN,
  };
}

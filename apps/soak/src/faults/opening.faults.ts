import type { CallRefusal, Greeting } from '@nest-slack/emulator';
import type { Weighted } from '../random.js';
import { anyConnection, type ActiveFault, type FaultKind, type FaultStage } from './fault-kind.js';

// What may go wrong when a connection is opened. A connection is cut first, so that there is something to open.

/** The time in which a bot meets all planned errors, in milliseconds. Hanging attempts time out after ten seconds. */
const REFUSED_MS = 6_000;
const HANGING_MS = 12_000;

type Choice<Member> = Weighted & { readonly detail: string; readonly lastsMs: number } & Member;

const REFUSALS: readonly Choice<{ readonly refusal: CallRefusal }>[] = [
  { weight: 3, detail: 'internal_error', lastsMs: REFUSED_MS, refusal: { error: 'internal_error' } },
  { weight: 2, detail: 'HTTP 503', lastsMs: REFUSED_MS, refusal: { status: 503 } },
  { weight: 1, detail: 'ratelimited without Retry-After', lastsMs: REFUSED_MS, refusal: { error: 'ratelimited' } },
  { weight: 2, detail: 'Retry-After: 1', lastsMs: REFUSED_MS, refusal: { retryAfterSeconds: 1 } },
  { weight: 1, detail: 'HTML', lastsMs: REFUSED_MS, refusal: { instead: 'html' } },
  { weight: 1, detail: 'broken JSON', lastsMs: REFUSED_MS, refusal: { instead: 'broken_json' } },
  { weight: 1, detail: 'a reset', lastsMs: REFUSED_MS, refusal: { instead: 'reset' } },
  { weight: 1, detail: 'no answer', lastsMs: HANGING_MS, refusal: { instead: 'hang' } },
];

const UPGRADES: readonly Choice<{
  readonly how: number | 'hang' | 'reset' | { status: number; retryAfterSeconds: number };
}>[] = [
  ...[404, 408, 409, 429, 500, 503].map(how => ({ weight: 1, detail: `HTTP ${how}`, lastsMs: REFUSED_MS, how })),
  { weight: 1, detail: 'Retry-After: 1', lastsMs: REFUSED_MS, how: { status: 429, retryAfterSeconds: 1 } },
  { weight: 1, detail: 'a reset', lastsMs: REFUSED_MS, how: 'reset' },
  { weight: 1, detail: 'no answer', lastsMs: HANGING_MS, how: 'hang' },
];

const HELLO_FAULTS: readonly Choice<{ readonly greeting: Greeting }>[] = [
  { weight: 1, detail: 'hello never', lastsMs: HANGING_MS, greeting: { hellos: 0 } },
  { weight: 1, detail: 'hello twice', lastsMs: REFUSED_MS, greeting: { hellos: 2 } },
  { weight: 1, detail: 'hello after 3 s', lastsMs: REFUSED_MS, greeting: { afterMs: 3_000 } },
  { weight: 1, detail: 'a frame before hello', lastsMs: REFUSED_MS, greeting: { framesFirst: ['{}'] } },
  {
    weight: 1,
    detail: 'rejected with too_many_websockets',
    lastsMs: REFUSED_MS,
    greeting: { disconnectFirst: 'too_many_websockets', hellos: 0, closeAfterMs: 0 },
  },
];

/** The kinds with their weights. */
export const openingFaults: readonly FaultKind[] = [
  {
    name: 'refused opens',
    weight: 3,
    begin: stage => {
      const { detail, lastsMs, refusal } = stage.chance.pick(REFUSALS);
      const times = lastsMs === HANGING_MS ? 1 : stage.chance.between(1, 3);
      return afterCut(stage, `${times} × ${detail}`, lastsMs, () => stage.slack.faults.refuseNextOpens(times, refusal));
    },
  },
  {
    name: 'refused upgrades',
    weight: 3,
    begin: stage => {
      const { detail, lastsMs, how } = stage.chance.pick(UPGRADES);
      const times = lastsMs === HANGING_MS ? 1 : stage.chance.between(1, 3);
      return afterCut(stage, `${times} × ${detail}`, lastsMs, () => stage.slack.faults.rejectUpgrades(times, how));
    },
  },
  {
    name: 'strange greeting',
    weight: 2,
    begin: stage => {
      const { detail, lastsMs, greeting } = stage.chance.pick(HELLO_FAULTS);
      return afterCut(stage, detail, lastsMs, () => stage.slack.faults.greetNext(1, greeting));
    },
  },
  {
    name: 'used URL',
    weight: 1,
    begin: stage => afterCut(stage, 'once', REFUSED_MS, () => stage.slack.faults.useUpNextUrls(1)),
  },
  {
    name: 'shut door',
    weight: 1,
    begin: stage => {
      const lastsMs = stage.chance.between(200, 3_000);
      const fault = afterCut(stage, `for ${lastsMs} ms`, lastsMs, () => stage.slack.faults.shutDoor());
      return { ...fault, end: () => void stage.slack.faults.openDoor() };
    },
  },
  {
    name: 'too many connections',
    weight: 1,
    begin: stage => {
      const target = anyConnection(stage);
      if (target === null) return null;
      const reason = 'too_many_websockets';
      void stage.slack.faults.refresh({ connection: target.index, reason, closeAfterMs: 0 });
      return { detail: reason, harms: ['network'], connections: [target.id], lastsMs: REFUSED_MS };
    },
  },
  {
    name: 'Socket Mode switched off',
    weight: 0.5,
    begin: ({ slack, chance }) => {
      const lastsMs = chance.between(500, 5_000);
      // Without a connection, a bot cannot distinguish this from a revoked token.
      if (slack.connections.length === 0) return null;
      slack.faults.disable();
      const end = () => slack.faults.enable();
      return { detail: `for ${lastsMs} ms`, harms: ['network', 'opening'], connections: 'all', lastsMs, end };
    },
  },
];

function afterCut(stage: FaultStage, detail: string, lastsMs: number, plan: () => void): ActiveFault {
  const target = anyConnection(stage);
  plan();
  if (target !== null) stage.slack.faults.cut({ connection: target.index });
  return { detail, harms: ['opening', 'cut'], connections: target === null ? [] : [target.id], lastsMs };
}

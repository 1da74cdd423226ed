import type { Conditions, Fragments } from './conditions.js';
import type { FaultPlan } from './fault-plan.js';
import type { Pace } from './flow.js';

/** A fault that lasts, or is yet to happen. */
export interface FaultInForce {
  /** The method of `slack.faults` that it is from. */
  readonly fault: string;
  /** What it is, in a few words. */
  readonly text: string;
  /** The connection that suffers from it; `null` where it is no single one. */
  readonly connectionId: string | null;
}

/** A connection, with what it suffers from. */
interface Suffering {
  readonly id: string;
  readonly conditions: Conditions;
}

/** What lasts now or is yet to happen, that of the whole Slack first. */
export function faultsInForce(plan: FaultPlan, connections: readonly Suffering[]): readonly FaultInForce[] {
  const told: readonly (readonly [fault: string, text: string | false])[] = [
    ['disable', plan.socketModeOff !== null && `Socket Mode is off: opening is refused with ${plan.socketModeOff}`],
    ['mute', plan.isMuted && 'nothing is sent on any connection'],
    ['stopPings', plan.pingsStopped && 'Slack sends no pings'],
    ['miscount', plan.miscount !== 0 && `hello counts ${plan.miscount} connections more than there are`],
    ['setLifetime', Object.keys(plan.lifetime).length > 0 && `new connections live otherwise: ${json(plan.lifetime)}`],
    ['slowApi', plan.apiDelayMs > 0 && `answers of the Web API come ${plan.apiDelayMs} ms later`],
    ['refuseNextCalls', yetToCome(plan.refusedCalls.left, 'calls are refused')],
    ['rejectUpgrades', yetToCome(plan.refusedUpgrades.left, 'upgrades are rejected')],
    ['useUpNextUrls', yetToCome(plan.usedUrls.left, 'connection URLs are used up')],
    ['greetNext', yetToCome(plan.greetings.left, 'connections are greeted otherwise')],
    ['loseAcks', yetToCome(plan.lostAcks.left, 'acks are lost')],
    ['duplicateNext', yetToCome(plan.copies.left, 'payloads come twice')],
    ...plan.newcomers.map(({ conditions }) => ['newConnections', `new connections: ${json(conditions)}`] as const),
  ];
  return [
    ...told.flatMap(([fault, text]) => (text === false ? [] : [{ fault, text, connectionId: null }])),
    ...connections.flatMap(({ id, conditions }) =>
      conditionWords(conditions).map(([fault, text]) => ({ fault, text, connectionId: id })),
    ),
  ];
}

const json = (value: object): string => JSON.stringify(value);
const yetToCome = (left: number, what: string): string | false => left > 0 && `the next ${left} ${what}`;

type Words = readonly [fault: string, text: string];

function conditionWords({ toApp, fromApp, fragments }: Conditions): readonly Words[] {
  return [...paceWords(toApp, 'to the app'), ...paceWords(fromApp, 'from the app'), ...fragmentWords(fragments)];
}

function paceWords(
  { held = false, latencyMs = 0, bytes = Infinity, everyMs = 0 }: Partial<Pace>,
  way: string,
): Words[] {
  return [
    ...(held ? [['halfOpen', `nothing gets ${way}`] as const] : []),
    ...(latencyMs > 0 ? [['delay', `what goes ${way} comes ${latencyMs} ms later`] as const] : []),
    ...(everyMs > 0 ? [['slow', `what goes ${way} comes ${bytes} bytes every ${everyMs} ms`] as const] : []),
  ];
}

const fragmentWords = (fragments: Fragments | null): Words[] =>
  fragments === null ? [] : [['fragment', `each frame to the app comes in ${fragments.pieces} pieces`]];

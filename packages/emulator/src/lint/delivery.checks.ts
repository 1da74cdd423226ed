import { BoundedMap } from '../collections/bounded-map.js';
import type { UnansweredEnvelope } from '../event-log/event-log.js';
import type { LintChecks } from './lint-rules.js';

/** The maximum number of lost acks and closed connections kept. */
const MAX_REMEMBERED_DELIVERIES = 1000;

/** Checks the acks and response URLs of an app. */
export function createDeliveryChecks(
  slowAckMs: number,
): LintChecks<'slow-ack' | 'missed-ack' | 'unusable-ack' | 'response-url-overused'> {
  /** Acks by envelope, and connections, that were lost to network faults. */
  const lost = new BoundedMap<string, true>(MAX_REMEMBERED_DELIVERIES);
  return {
    'slow-ack': noted => {
      if (noted.kind !== 'ack' || noted.record.status !== 'in_time' || noted.record.latencyMs <= slowAckMs) {
        return undefined;
      }
      const { type, latencyMs } = noted.record;
      return (
        `The ack of ${type} took ${Math.round(latencyMs)} ms of the 3000 that Slack gives: a slower day loses ` +
        'it. Ack first, then work.'
      );
    },
    'missed-ack': noted => {
      if (noted.kind === 'ack' && noted.record.status === 'lost') lost.set(noted.record.envelopeId, true);
      if (noted.kind === 'connection' && noted.record.close?.by === 'network') lost.set(noted.record.id, true);
      if (noted.kind !== 'unanswered') return undefined;
      const { connectionId, envelopeId, writtenAt } = noted.record;
      if (connectionId === null || writtenAt === null) return undefined;
      if (lost.get(envelopeId) || lost.get(connectionId)) return undefined;
      return (
        `No ack of ${noted.record.type} came in time: ${describeConsequence(noted.record)}. Ack first, then work, and ack ` +
        "what you don't know as well."
      );
    },
    'unusable-ack': noted =>
      noted.kind === 'problem' && noted.record.kind === 'invalid_answer'
        ? `${noted.record.text} What it carries comes to nothing. Send what this kind of payload can be answered with.`
        : undefined,
    'response-url-overused': noted => {
      if (noted.kind !== 'response') return undefined;
      const { error } = noted.record;
      if (error !== 'used_url' && error !== 'expired_url') return undefined;
      const why = error === 'used_url' ? 'for the sixth time' : 'after its 30 minutes';
      return (
        `A response URL was used ${why}: what was posted is shown to nobody. Go on by chat.postMessage or ` +
        'chat.update.'
      );
    },
  };
}

function describeConsequence({ type, willRetry }: UnansweredEnvelope): string {
  if (willRetry) return 'Slack sends it again';
  return type === 'events_api' ? 'it is lost' : 'it is lost, and a person sees a failure';
}

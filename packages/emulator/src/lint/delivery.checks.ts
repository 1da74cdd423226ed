import type { LintChecks } from './lint-check.js';

/** What acks and response URLs tell of an app. */
export function deliveryChecks(
  slowAckMs: number,
): LintChecks<'slow-ack' | 'missed-ack' | 'unusable-ack' | 'response-url-overused'> {
  return {
    'slow-ack': noted => {
      if (noted.kind !== 'ack' || noted.record.status !== 'in_time' || noted.record.latencyMs <= slowAckMs) {
        return undefined;
      }
      const { type, latencyMs } = noted.record;
      return (
        `The ack of ${type} took ${Math.round(latencyMs)} ms of the 3000 that there are: a slower day loses ` +
        'it. Ack first, then work.'
      );
    },
    'missed-ack': noted => {
      if (noted.kind !== 'unanswered' || noted.record.connectionId === null) return undefined;
      const { type, willRetry } = noted.record;
      const follows = willRetry ? 'Slack sends it again' : 'it is lost, and a person sees a failure';
      return `No ack of ${type} came in time: ${follows}. Ack first, then work, and ack what you don't know as well.`;
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

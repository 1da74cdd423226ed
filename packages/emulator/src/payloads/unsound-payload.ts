import type { PayloadFinding } from './payload-finding.js';

/** A payload that is not as Slack sends it, and was not sent. */
export class UnsoundPayload extends Error {
  constructor(readonly findings: readonly PayloadFinding[]) {
    const said = findings.map(({ at, text }) => `${at === '' ? '' : `${at}: `}${text}`).join(' ');
    super(`It was not sent, for it is not as Slack sends it. ${said} Mend it, or send it anyway ({ anyway: true }).`);
  }
}

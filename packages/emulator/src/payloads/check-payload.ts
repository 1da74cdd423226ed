import type { ObjectShape } from '../facts/shape.js';
import { stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Workspace } from '../workspace/workspace.js';
import { checkIds } from './check-ids.js';
import { checkMissing, checkShape } from './check-shape.js';
import type { PayloadFinding } from './payload-finding.js';
import { innerEvent, shapeOfPayload } from './payload-kinds.js';
import { whyUnsent } from './why-unsent.js';

/** What is known of a payload before it is sent. */
export interface PayloadCheck {
  /** The gravest first, else in the order of the payload. */
  readonly findings: readonly PayloadFinding[];
  /** What Slack has in it, in an event that is wrapped within that; `null` where it is not known. */
  readonly shape: ObjectShape | null;
}

/** A payload, and the app that it is for. */
export interface AddressedPayload {
  readonly workspace: Workspace;
  readonly app: AppInstall;
  readonly type: string;
  readonly payload: JsonObject;
}

/** What there is to say of a payload: what Slack never sends, what is unknown, and why Slack would keep it to itself. */
export function checkPayload({ workspace, app, type, payload }: AddressedPayload): PayloadCheck {
  const checked = type === 'events_api' ? innerEvent(payload) : payload;
  const at = checked === payload ? '' : '/event';
  const name = stringAt(checked, 'type') ?? '';
  if (name === '' && type !== 'slash_commands') {
    const text = 'It has no "type", by which apps know what it is.';
    return { findings: [{ at, severity: 'error', text }], shape: null };
  }
  const shape = shapeOfPayload(type, checked);
  const why = whyUnsent(workspace, app, type, payload);
  const findings: PayloadFinding[] = [
    ...noted(at, why && `Slack would not send it to "${app.name}": ${why}. Here it is sent.`),
    ...noted(at, shape ? undefined : `Nothing is known of "${name}" in ${type}. It is sent as it is.`),
    ...(shape ? [...checkMissing(checked, shape, at), ...checkShape(checked, shape, at)] : []),
    ...checkIds(checked, workspace, at),
  ];
  return { findings: findings.toSorted((one, other) => gravity(one) - gravity(other)), shape: shape ?? null };
}

const noted = (at: string, text: string | undefined): PayloadFinding[] =>
  text === undefined ? [] : [{ at, severity: 'note', text }];

const gravity = ({ severity }: PayloadFinding): number => (severity === 'error' ? 0 : 1);

import type { ObjectShape } from '../../../src/api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue, objectAt, readObjects, stringAt } from '../../../src/json.js';
import { postControl, getControl, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import type { PageRoute } from '../store/route.slice.js';
import { type SendingOutcome, getSentPayload } from '../store/sending.slice.js';

export interface Target {
  readonly app: string;
  readonly workspace: string;
}

/** The user and conversation that the example refers to. */
export type ExampleContext = Pick<PageRoute, 'userId' | 'main'>;

/** Loads the available examples, and whether the app would receive them. */
export async function loadPayloadKinds(target: Target): Promise<void> {
  await notifyOnError(async () => {
    const listed = readObjects(await getControl('payloads', { ...target })) ?? [];
    const kinds = listed.map(each => ({
      name: stringAt(each, 'name') ?? '',
      notSentReason: stringAt(each, 'unheard') ?? null,
    }));
    pageStore.getState().setSending({ kinds });
  });
}

/** Loads an example, unless the user has edited the text. */
export async function loadExample(target: Target, name: string, { userId, main }: ExampleContext): Promise<void> {
  if (name === '' || isEdited()) return;
  const channel = main.kind === 'channel' ? { channel: main.id } : {};
  await notifyOnError(async () => {
    const example = await getControl('payloads/example', { ...target, name, person: userId, ...channel });
    const { sending, route, setSending } = pageStore.getState();
    const isMeant = sending.name === name && route.userId === userId && route.main === main;
    if (!isJsonObject(example) || !isMeant || isEdited()) return;
    const text = JSON.stringify(example.payload ?? {}, null, 2);
    setSending({ type: stringAt(example, 'type') ?? '', original: text, text, lastValidText: text });
  });
}

function isEdited(): boolean {
  const { text, original } = pageStore.getState().sending;
  return text !== original;
}

/** Checks the payload against Slack's schema. */
export async function checkPayload(target: Target, type: string, payload: JsonObject): Promise<void> {
  const { text } = pageStore.getState().sending;
  await notifyOnError(async () => {
    const answer = await postControl('payloads/check', { ...target, type, payload });
    const { sending, setSending } = pageStore.getState();
    if (!isJsonObject(answer) || sending.text !== text || sending.type !== type) return;
    const findings = (readObjects(answer.findings) ?? []).map(each => ({
      at: stringAt(each, 'at') ?? '',
      severity: each.severity === 'error' ? ('error' as const) : ('note' as const),
      text: stringAt(each, 'text') ?? '',
    }));
    setSending({ check: { text, findings, shape: parseShape(answer) } });
  });
}

export function sendPayload(target: Target, payload: JsonObject, anyway: boolean): Promise<void> {
  const { type } = pageStore.getState().sending;
  return trackSending(postControl('payloads/send', { ...target, type, payload, ...(anyway ? { anyway } : {}) }));
}

/** @param id the id of its timeline entry */
export const resendPayload = (id: number): Promise<void> =>
  trackSending(postControl(`timeline/${id}/replay`, { as: 'new_envelope' }));

export async function editSentEntry(id: number, app: string): Promise<void> {
  await notifyOnError(async () => {
    const answer = await getControl(`timeline/${id}`);
    const details = isJsonObject(answer) ? objectAt(answer, 'details') : undefined;
    const before = details && getSentPayload(details);
    if (before) pageStore.getState().editPayload({ app, ...before });
    else pageStore.getState().notify('The payload is no longer available: newer entries have replaced it.');
  });
}

async function trackSending(answering: Promise<unknown>): Promise<void> {
  const { setSending } = pageStore.getState();
  setSending({ outcome: { state: 'waiting' } });
  const outcome = await answering.then(toOutcome, (error: unknown): SendingOutcome => ({
    state: 'failed',
    text: toErrorMessage(error),
  }));
  setSending({ outcome });
}

function toOutcome(answer: unknown): SendingOutcome {
  const exchange = isJsonObject(answer) ? answer : {};
  const ack = objectAt(exchange, 'ack');
  return {
    state: 'sent',
    envelopeId: stringAt(exchange, 'envelopeId') ?? '',
    ack: ack ? { latencyMs: Number(ack.latencyMs), payload: (ack.payload ?? null) satisfies JsonValue } : null,
    problem: stringAt(exchange, 'problem') ?? null,
  };
}

/** A shape consists of kinds, one-item lists and named members. */
function parseShape(answer: JsonObject): ObjectShape | null {
  return isShape(answer.shape) ? answer.shape : null;
}

function isShape(value: unknown): value is ObjectShape {
  return isJsonObject(value) && Object.values(value).every(each => isShapeValue(each));
}

const isShapeValue = (value: unknown): boolean =>
  typeof value === 'string' || isShape(value) || (Array.isArray(value) && value.length === 1 && isShapeValue(value[0]));

async function notifyOnError(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => pageStore.getState().notify(toErrorMessage(error)));
}

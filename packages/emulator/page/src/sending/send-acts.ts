import { isJsonObject, objectAt, readObjects, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import type { ObjectShape } from '../../../src/api-reference/reference-types.js';
import { act, lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import type { Look } from '../store/look.js';
import { pageStore } from '../store/page-store.js';
import { sentIn, type SendingOutcome } from '../store/sending.slice.js';

/** Which app something is sent to. */
export interface Target {
  readonly app: string;
  readonly workspace: string;
}

/** Of whom and where an example tells. */
export type Onlooker = Pick<Look, 'userId' | 'place'>;

/** Asks what there are examples of, and which of it the app would be sent. */
export async function askForKinds(target: Target): Promise<void> {
  await doing(async () => {
    const listed = readObjects(await lookUp('payloads', { ...target })) ?? [];
    const kinds = listed.map(each => ({
      name: stringAt(each, 'name') ?? '',
      unheard: stringAt(each, 'unheard') ?? null,
    }));
    pageStore.getState().setSending({ kinds });
  });
}

/** Puts an example in the field, unless something was written there: that stays, wherever one looks. */
export async function takeExample(target: Target, name: string, { userId, place }: Onlooker): Promise<void> {
  if (name === '' || isTouched()) return;
  const channel = place.kind === 'channel' ? { channel: place.id } : {};
  await doing(async () => {
    const example = await lookUp('payloads/example', { ...target, name, person: userId, ...channel });
    const { sending, look, setSending } = pageStore.getState();
    const isMeant = sending.name === name && look.userId === userId && look.place === place;
    if (!isJsonObject(example) || !isMeant || isTouched()) return;
    const text = JSON.stringify(example.payload ?? {}, null, 2);
    setSending({ type: stringAt(example, 'type') ?? '', original: text, text, whole: text });
  });
}

function isTouched(): boolean {
  const { text, original } = pageStore.getState().sending;
  return text !== original;
}

/** Finds out what there is to say of what stands in the field. */
export async function checkWritten(target: Target, type: string, payload: JsonObject): Promise<void> {
  const { text } = pageStore.getState().sending;
  await doing(async () => {
    const answer = await act('payloads/check', { ...target, type, payload });
    const { sending, setSending } = pageStore.getState();
    if (!isJsonObject(answer) || sending.text !== text || sending.type !== type) return;
    const findings = (readObjects(answer.findings) ?? []).map(each => ({
      at: stringAt(each, 'at') ?? '',
      severity: each.severity === 'error' ? ('error' as const) : ('note' as const),
      text: stringAt(each, 'text') ?? '',
    }));
    setSending({ check: { of: text, findings, shape: shapeIn(answer) } });
  });
}

/** Sends what stands in the field. */
export function sendWritten(target: Target, payload: JsonObject, anyway: boolean): Promise<void> {
  const { type } = pageStore.getState().sending;
  return sent(act('payloads/send', { ...target, type, payload, ...(anyway ? { anyway } : {}) }));
}

/** Sends again what was sent by hand before. @param id that of its entry in the timeline */
export const sendAgain = (id: number): Promise<void> => sent(act(`timeline/${id}/replay`, { as: 'new_envelope' }));

/** Puts what was sent by hand before in the field. */
export async function editAgain(id: number, app: string): Promise<void> {
  await doing(async () => {
    const answer = await lookUp(`timeline/${id}`);
    const details = isJsonObject(answer) ? objectAt(answer, 'details') : undefined;
    const before = details && sentIn(details);
    if (before) pageStore.getState().editToSend({ app, ...before });
    else pageStore.getState().tell('What was sent then is forgotten: newer entries took its room.');
  });
}

async function sent(answering: Promise<unknown>): Promise<void> {
  const { setSending } = pageStore.getState();
  setSending({ outcome: { state: 'waiting' } });
  const outcome = await answering.then(outcomeOf, (error: unknown): SendingOutcome => ({
    state: 'failed',
    text: wordsOf(error),
  }));
  setSending({ outcome });
}

function outcomeOf(answer: unknown): SendingOutcome {
  const exchange = isJsonObject(answer) ? answer : {};
  const ack = objectAt(exchange, 'ack');
  return {
    state: 'sent',
    envelopeId: stringAt(exchange, 'envelopeId') ?? '',
    ack: ack ? { latencyMs: Number(ack.latencyMs), payload: (ack.payload ?? null) satisfies JsonValue } : null,
    problem: stringAt(exchange, 'problem') ?? null,
  };
}

/** A shape is what the emulator says it is: kinds, lists of one, and members by name. */
function shapeIn(answer: JsonObject): ObjectShape | null {
  return isShape(answer.shape) ? answer.shape : null;
}

function isShape(value: unknown): value is ObjectShape {
  return isJsonObject(value) && Object.values(value).every(each => isKnown(each));
}

const isKnown = (value: unknown): boolean =>
  typeof value === 'string' || isShape(value) || (Array.isArray(value) && value.length === 1 && isKnown(value[0]));

async function doing(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => pageStore.getState().tell(wordsOf(error)));
}

import { isJsonObject, parseJson, readObjects, stringAt, type JsonObject } from '../../../src/json.js';
import { controlKey } from './control-key.js';

/** The control API, beside the page. */
const ROOT = 'control/v1';
/** An act that an app answers takes seconds; time that is advanced far, a minute. */
const LIMIT_MS = 120_000;

/** What is wrong with which part of what was sent. */
export interface ControlFault {
  /** A JSON pointer. */
  readonly at: string;
  readonly message: string;
}

/** The emulator could not do what was asked of it, and says why; or it could not be asked. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly faults: readonly ControlFault[] = [],
    /** Of the answer; 0 where there was none. */
    readonly status = 0,
  ) {
    super(message);
  }
}

/** Where something is in the control API. Its parts may be whatever people have called things. */
export function controlPath(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** Asks for something. @throws ControlError */
export async function lookUp(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const search = new URLSearchParams(query).toString();
  return answerOf(await ask(search === '' ? path : `${path}?${search}`));
}

/** Has something done. @throws ControlError */
export async function act(path: string, body: JsonObject = {}): Promise<unknown> {
  return answerOf(await ask(path, { method: 'POST', body: JSON.stringify(body) }));
}

/** Has somebody do something. @throws ControlError */
export function actAs(userId: string, verb: string, body: JsonObject = {}): Promise<unknown> {
  return act(`${controlPath('people', userId)}/${verb}`, body);
}

/**
 * A request to the control API, whatever it is answered.
 * @param init without a signal of its own it is given up after two minutes
 * @throws ControlError when it can't be reached
 */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const key = controlKey();
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const signal = init.signal ?? AbortSignal.timeout(LIMIT_MS);
  return fetch(`${ROOT}/${path}`, { ...init, headers, signal }).catch(unanswered);
}

/** What a request was answered. @throws ControlError when it is a refusal */
export async function answerOf(response: Response): Promise<unknown> {
  const answer = parseJson(await response.text().catch(cutOff));
  if (response.ok) return answer;
  const problem = isJsonObject(answer) ? answer : {};
  const faults = (readObjects(problem.faults) ?? []).map(each => ({
    at: stringAt(each, 'at') ?? '',
    message: stringAt(each, 'message') ?? '',
  }));
  const detail = stringAt(problem, 'detail') ?? `The local Slack answered ${response.status}.`;
  throw new ControlError(detail, faults, response.status);
}

/** @throws ControlError in place of what the browser says when a request gets no answer */
function unanswered(error: unknown): never {
  if (error instanceof DOMException && error.name === 'TimeoutError') cutOff();
  throw new ControlError('The local Slack does not answer. What you did was most likely not done.');
}

/** @throws ControlError in place of what the browser says when an answer doesn't come, or not whole */
function cutOff(): never {
  throw new ControlError('The local Slack has not answered to the end. Whether what you did was done is not known.');
}

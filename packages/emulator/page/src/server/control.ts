import { isJsonObject, type JsonObject, parseJson, readObjects, stringAt } from '../../../src/json.js';

/** The control API, relative to the page. */
const ROOT = 'control/v1';
/** Acks can take seconds, and advancing the clock by a long time up to a minute. */
const REQUEST_TIMEOUT_MS = 120_000;

export interface ControlFault {
  readonly at: string;
  readonly message: string;
}

/** The control API returned an error, or could not be reached. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly faults: readonly ControlFault[] = [],
    /** The HTTP status; 0 without a response. */
    readonly status = 0,
  ) {
    super(message);
  }
}

/** Encodes the segments of a control API path. */
export function controlPath(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** Sends a GET request. @throws ControlError */
export async function getControl(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const search = new URLSearchParams(query).toString();
  return readResponse(await fetchControl(search === '' ? path : `${path}?${search}`));
}

/** Sends a POST request. @throws ControlError */
export async function postControl(path: string, body: JsonObject = {}): Promise<unknown> {
  return readResponse(await fetchControl(path, { method: 'POST', body: JSON.stringify(body) }));
}

/** Sends a POST request for a user's action. @throws ControlError */
export function postAsUser(userId: string, verb: string, body: JsonObject = {}): Promise<unknown> {
  return postControl(`${controlPath('people', userId)}/${verb}`, body);
}

/**
 * Sends a request to the control API.
 * @param init without its own signal, the request times out after two minutes
 * @throws ControlError if the server cannot be reached
 */
export async function fetchControl(path: string, init: RequestInit = {}): Promise<Response> {
  const key = getControlKey();
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const signal = init.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  return fetch(`${ROOT}/${path}`, { ...init, headers, signal }).catch(throwUnreachable);
}

/** Parses a response. @throws ControlError for an error status */
export async function readResponse(response: Response): Promise<unknown> {
  const answer = parseJson(await response.text().catch(throwIncomplete));
  if (response.ok) return answer;
  const problem = isJsonObject(answer) ? answer : {};
  const faults = (readObjects(problem.faults) ?? []).map(each => ({
    at: stringAt(each, 'at') ?? '',
    message: stringAt(each, 'message') ?? '',
  }));
  const detail = stringAt(problem, 'detail') ?? `The local Slack answered ${response.status}.`;
  throw new ControlError(detail, faults, response.status);
}

/** @throws ControlError instead of the browser's network error */
function throwUnreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'TimeoutError') throwIncomplete();
  throw new ControlError('The local Slack does not respond. Your action was probably not performed.');
}

/** @throws ControlError instead of the browser's error for a missing or incomplete response */
function throwIncomplete(): never {
  throw new ControlError(
    'The response of the local Slack is incomplete. It is unknown whether your action was performed.',
  );
}

export function toErrorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const KEY_STORAGE_NAME = 'control-key';

/** The key of the control API, if it requires one. */
export function getControlKey(): string | null {
  return sessionStorage.getItem(KEY_STORAGE_NAME);
}

/** Stores the key for the lifetime of the tab. */
export function storeControlKey(key: string): void {
  sessionStorage.setItem(KEY_STORAGE_NAME, key);
}

/** Moves the key from the URL (`#key=…`) to the session storage, so that it is not visible in the address bar. */
export function takeKeyFromAddress(): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  storeControlKey(key);
  history.replaceState(null, '', location.pathname);
}

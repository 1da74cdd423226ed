import type { JsonObject } from '../../../src/json.js';
import { isJsonObject } from '../../../src/json.js';
import { answerOf, ask, controlPath } from './control.js';

/**
 * Uploads a file for somebody: it is shared with nobody yet, and can be, or entered in a form.
 * @returns the file as the control API shows it: `{ id, name, size, … }`
 * @throws ControlError
 */
export async function upload(userId: string, file: File): Promise<JsonObject> {
  const path = `${controlPath('people', userId, 'files')}?${new URLSearchParams({ name: file.name }).toString()}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await answerOf(await ask(path, { method: 'POST', body: file, headers }));
  return isJsonObject(answer) ? answer : {};
}

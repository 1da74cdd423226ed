import { isJsonObject, type JsonObject } from '../../../src/json.js';
import { readResponse, fetchControl, controlPath } from './control.js';

/** Reads a blob as a `data:` URL. @throws Error if it cannot be read */
export async function readAsDataUrl(blob: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('it could not be read.')));
    reader.readAsDataURL(blob);
  });
}

/**
 * Uploads a file for a user without sharing it.
 * @returns the file object: `{ id, name, size, … }`
 * @throws ControlError
 */
export async function uploadFile(userId: string, file: File): Promise<JsonObject> {
  const path = `${controlPath('people', userId, 'files')}?${new URLSearchParams({ name: file.name }).toString()}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await readResponse(await fetchControl(path, { method: 'POST', body: file, headers }));
  return isJsonObject(answer) ? answer : {};
}

/**
 * Loads an image file as a `data:` URL, because an `<img>` cannot send the control API's key.
 * @throws Error if the file does not exist or is not an image
 */
export async function fetchFileImage(fileId: string): Promise<string> {
  const response = await fetchControl(controlPath('files', fileId));
  const blob = await response.blob();
  if (!response.ok || !blob.type.startsWith('image/')) throw new Error(`The file ${fileId} is no image.`);
  return readAsDataUrl(blob);
}

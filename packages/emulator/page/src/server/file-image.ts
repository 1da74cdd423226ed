import { ask, controlPath } from './control.js';
import { dataUrlOf } from './data-url.js';

/**
 * An image among the files of the local Slack, as a `data:` URL: the key that the control API may want can't be sent
 * by an `<img>`.
 * @throws Error when there is no such file, or it is no image
 */
export async function fileImage(fileId: string): Promise<string> {
  const response = await ask(controlPath('files', fileId));
  const blob = await response.blob();
  if (!response.ok || !blob.type.startsWith('image/')) throw new Error(`The file ${fileId} is no image.`);
  return dataUrlOf(blob);
}

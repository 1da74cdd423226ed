import { ask, controlPath } from './control.js';

/**
 * An image among the files of the local Slack, as a `data:` URL: the key that the control API may want can't be sent
 * by an `<img>`.
 * @throws Error when there is no such file, or it is no image
 */
export async function fileImage(fileId: string): Promise<string> {
  const response = await ask(controlPath('files', fileId));
  const blob = await response.blob();
  if (!response.ok || !blob.type.startsWith('image/')) throw new Error(`The file ${fileId} is no image.`);
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error(`The file ${fileId} could not be read.`)));
    reader.readAsDataURL(blob);
  });
}

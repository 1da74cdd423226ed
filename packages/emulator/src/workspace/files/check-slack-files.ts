import { createIssue, type ValidationIssue } from '../../block-kit/validation-issue.js';
import { locateBlocks, type Located } from '../../block-kit/block-elements.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../json.js';
import type { FileStore } from './files.js';

/** The members of a block that may be an image. */
const IMAGES = ['accessory', 'hero_image', 'icon'];

/**
 * The images of blocks whose file Slack doesn't have, or has no more.
 * @param place the JSON pointer of the blocks
 */
export function findSlackFileIssues(files: FileStore, blocks: readonly JsonObject[], place: string): ValidationIssue[] {
  return locateBlocks(blocks, place)
    .flatMap(listImages)
    .filter(({ part }) => {
      const file = objectAt(part, 'slack_file');
      return file !== undefined && !fileExists(files, file);
    })
    .map(({ pointer }) => createIssue('invalid slack file', `${pointer}/slack_file`));
}

function listImages(block: Located): Located[] {
  const { part, pointer } = block;
  const single = IMAGES.flatMap(name => {
    const image = part[name];
    return isJsonObject(image) ? [{ part: image, pointer: `${pointer}/${name}` }] : [];
  });
  const elements = objectsAt(part, 'elements').map((each, index) => ({
    part: each,
    pointer: `${pointer}/elements/${index}`,
  }));
  return [block, ...single, ...elements];
}

/** By its id, or by a URL of its own, in which its id stands. */
function fileExists(files: FileStore, file: JsonObject): boolean {
  const base = files.urlBase();
  const url = stringAt(file, 'url') ?? '';
  const inUrl = url.startsWith(base) ? url.slice(base.length).split('/')[0] : undefined;
  return files.find(stringAt(file, 'id') ?? inUrl ?? '') !== undefined;
}

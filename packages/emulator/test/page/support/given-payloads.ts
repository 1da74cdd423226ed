import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { elementRules } from '../../../src/block-kit/element.rules.js';
import { isJsonObject, type JsonObject, type JsonValue, objectsAt, parseJson, stringAt } from '../../../src/json.js';

const repository = resolve(import.meta.dirname, '../../../../..');
const folder = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');
const FILES = ['api', 'blocks', 'events', 'interactive', 'views'];

/** Whether there are payloads that others wrote. */
export const arePayloadsGiven = existsSync(folder);
if (!arePayloadsGiven) process.stderr.write('Blocks that others wrote are not drawn: set SLACK_PAYLOADS to them.\n');

/** All blocks of the payloads; an element stands in a block that takes it. */
export function givenBlocks(): JsonObject[] {
  const alone = ['blocks', 'views'].flatMap(bodiesOf).flatMap(body => {
    const type = stringAt(body, 'type');
    if (type === undefined || Array.isArray(body.blocks)) return [];
    const isElement = Object.hasOwn(elementRules, type) && type !== 'image';
    return [isElement ? { type: 'actions', elements: [body] } : body];
  });
  return [...alone, ...FILES.flatMap(bodiesOf).flatMap(body => listsIn(body, 'blocks'))];
}

/** What is attached to messages in the payloads. */
export function givenAttachments(): JsonObject[] {
  return FILES.flatMap(bodiesOf).flatMap(body => listsIn(body, 'attachments'));
}

function bodiesOf(file: string): JsonObject[] {
  const lines = readFileSync(resolve(folder, `${file}.ndjson`), 'utf8').split('\n');
  return lines.filter(Boolean).map(line => {
    const row = parseJson(line);
    if (!isJsonObject(row) || !isJsonObject(row.body)) throw new Error(`This is no payload: ${line.slice(0, 80)}`);
    return row.body;
  });
}

/** What stands in the lists of this name, wherever they are. */
function listsIn(value: JsonValue | undefined, name: string): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(each => listsIn(each, name));
  if (!isJsonObject(value)) return [];
  const here = Array.isArray(value[name]) ? objectsAt(value, name) : [];
  return [...here, ...Object.entries(value).flatMap(([key, each]) => (key === name ? [] : listsIn(each, name)))];
}

/** What is not to be read before somebody does something, or is never: it is said to those who can't see. */
const UNREAD = /^(?:placeholder|confirm|options|option_groups|(?:initial|selected)_\w+|(?:positive|negative)_button)$/;
const TEXTS = ['plain_text', 'raw_text', 'text'];
const OPEN = ['checkboxes', 'radio_buttons'];

/** The plain texts of blocks, or of what is attached, that are to be read. */
export function plainTextsIn(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(plainTextsIn);
  if (!isJsonObject(value)) return [];
  const { type, text } = value;
  if (type === 'icon_button') return [];
  if (typeof type === 'string' && TEXTS.includes(type) && typeof text === 'string') return [text];
  return Object.entries(value).flatMap(([key, each]) => {
    const isRead = !UNREAD.test(key) || (key === 'options' && OPEN.some(open => open === type));
    return isRead ? plainTextsIn(each) : [];
  });
}

/** Those of some texts that are not to be found in what a page says, however that is spaced, and but for emoji. */
export function lostOf(texts: readonly string[], content: string): string[] {
  const said = content.replaceAll(/\s/g, '');
  const isThere = (text: string): boolean =>
    text
      .split(/:[\w+'-]+:/)
      .map(piece => piece.replaceAll(/\s/g, ''))
      .every(piece => said.includes(piece));
  return [...new Set(texts)].filter(text => !isThere(text));
}

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findAttachmentIssues, findViewIssues } from '../../src/block-kit/view.rules.js';
import { blockLists } from '../../src/block-kit/block.rules.js';
import { elementRules } from '../../src/block-kit/element.rules.js';
import { describeValue, type ValidationIssue } from '../../src/block-kit/validation-issue.js';
import { isJsonObject, parseJson, stringAt, type JsonObject, type JsonValue } from '../../src/json.js';
import { SURFACES } from './find-issues.js';
import { plain } from './samples.js';

const repository = resolve(import.meta.dirname, '../../../..');
const payloads = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads');
const reference = resolve(repository, process.env['SLACK_REFERENCE'] ?? '../shared/reference', 'method-reference.json');
const skipped = (what: string): void =>
  void process.stderr.write(`Blocks that others wrote are not judged: set ${what} to where they are.\n`);
if (!existsSync(payloads)) skipped('SLACK_PAYLOADS');
if (!existsSync(reference)) skipped('SLACK_REFERENCE');

/**
 * What Slack would refuse of what others wrote down, and why. All the rest it takes.
 * Where a payload is to stand isn't written down: each has one place at least that takes it.
 */
const REFUSED: Readonly<Record<string, string>> = {
  // An element of an attachment, which is older than blocks.
  'block.button-3': 'invalid additional property: name',
  'block.button-4': 'must provide an object [json-pointer:/blocks/0/elements/0/text]',
  // What payloads hold of an element, not the element.
  'block.checkboxes-3': 'missing required field: options',
  'block.checkboxes-4': 'missing required field: options',
  // What a library does with what it doesn't know.
  'block.data_table-2': 'unsupported type: mystery_cell',
  'block.data_visualization-3': 'unsupported type: scatter',
  'block.rich_text': 'unsupported type: rich_text_unknown_type',
  'blocks.rich_text-5': 'unsupported type: unknown_type',
  'block.table-3': 'unsupported type: bogus',
  // The answer of a method.
  'block.file': 'missing required field: external_id',
  // A number is read by its text: the API asks for it, though its schema doesn't.
  'block.data_table-3': 'missing required field: text [json-pointer:/blocks/0/rows/2/2]',
  // A table that somebody pasted, as Slack sends it: with empty cells.
  'block.table': 'must provide an object [json-pointer:/blocks/0/rows/2/1]',
  // A task that waits is one of a plan. The documentation has it alone, and Slack refuses that.
  'block.task_card-3': 'must be a valid enum value [json-pointer:/blocks/0/status]',
  'block.video-3': 'missing required field: title',
  // No alternative text, an image among actions, options of nothing but a description.
  'blocks.actions+section-2': 'unsupported type: image [json-pointer:/blocks/1/elements/0/type]',
  'blocks.actions+section-3': 'missing required field: alt_text [json-pointer:/blocks/0/accessory]',
  // Images as Slack sends them.
  'blocks.divider+file+image': 'invalid additional property: image_width [json-pointer:/blocks/0]',
  // Views as Slack sends them.
  'modal-4': 'invalid additional property: team_id [json-pointer:/view]',
  'fixture.view_home_006': 'invalid additional property: team_id [json-pointer:/view]',
  'fixture.view_modal_008': 'invalid additional property: state [json-pointer:/view]',
  'fixture.view_modal_009': 'invalid additional property: team_id [json-pointer:/view]',
  'fixture.view_modal_010': 'invalid additional property: team_id [json-pointer:/view]',
  // A dialog: those are older than views.
  'java.dialogs.dialog': 'missing required field: type',
  // A slip of the pen.
  'modal-7': 'invalid additional property: callbAsyncAck_id [json-pointer:/view]',
};

interface Given {
  readonly name: string;
  readonly body: JsonObject;
}

function read(file: 'blocks' | 'views'): Given[] {
  if (!existsSync(payloads)) return [];
  const lines = readFileSync(resolve(payloads, `${file}.ndjson`), 'utf8').split('\n');
  return lines.filter(Boolean).map(line => {
    const row = parseJson(line);
    if (!isJsonObject(row) || !isJsonObject(row.body)) throw new Error(`This is no payload: ${line.slice(0, 80)}`);
    return { name: stringAt(row, 'name') ?? '', body: row.body };
  });
}

/** In which blocks it could stand, if it is no block itself. */
function placed(body: JsonObject): JsonValue[] {
  if (Array.isArray(body.blocks)) return [body.blocks];
  if (Array.isArray(body.attachments)) return [[]];
  const isElement = Object.hasOwn(elementRules, stringAt(body, 'type') ?? '') && body.type !== 'image';
  if (!isElement) return [[body]];
  return [
    [{ type: 'actions', elements: [body] }],
    [{ type: 'input', label: plain('Label'), element: body }],
    [{ type: 'context_actions', elements: [body] }],
  ];
}

/** What is wrong with it, wherever it stands: nothing, if one place takes it. */
function faultsOf(body: JsonObject): ValidationIssue[] {
  if (body.type === 'modal' || body.type === 'home') return findViewIssues(body);
  const all = placed(body).flatMap(blocks => SURFACES.map(surface => blockLists[surface](blocks, '/blocks')));
  const blockFaults = all.some(faults => faults.length === 0) ? [] : all.flat();
  return [...blockFaults, ...findAttachmentIssues(body.attachments ?? [])];
}

/** Every list of blocks, and every view, within an example. */
function withBlocks(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(withBlocks);
  if (!isJsonObject(value)) return [];
  return [...(Array.isArray(value.blocks) ? [value] : []), ...Object.values(value).flatMap(withBlocks)];
}

(existsSync(payloads) ? describe : describe.skip)('blocks and views that others wrote (SLACK_PAYLOADS)', () => {
  const given = [...read('blocks'), ...read('views')];

  it('are many, and none is listed that is not there', () => {
    const names = new Set(given.map(({ name }) => name));

    expect(given.length).toBeGreaterThan(200);
    expect(Object.keys(REFUSED).filter(name => !names.has(name))).toEqual([]);
  });

  it.each(given.filter(({ name }) => !Object.hasOwn(REFUSED, name)))('are taken: $name', ({ body }) => {
    expect(describeValue(faultsOf(body))).toEqual([]);
  });

  it.each(given.filter(({ name }) => Object.hasOwn(REFUSED, name)))('are refused: $name', ({ name, body }) => {
    expect(describeValue(faultsOf(body)).join('\n')).toContain(REFUSED[name]);
  });
});

(existsSync(reference) ? describe : describe.skip)('the blocks in examples of methods (SLACK_REFERENCE)', () => {
  const examples = existsSync(reference) ? withBlocks(parseJson(readFileSync(reference, 'utf8'))) : [];

  it('are taken', () => {
    expect(examples.length).toBeGreaterThan(3);
    // They come as answers: the frame of a view has more in it there.
    expect(examples.flatMap(({ blocks }) => describeValue(blockLists.modal(blocks, '/blocks')))).toEqual([]);
  });
});

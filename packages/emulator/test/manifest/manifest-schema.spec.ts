import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isJsonObject, objectAt, parseJson, stringAt, type JsonObject, type JsonValue } from '../../src/json.js';
import { checkManifest } from '../../src/manifest/load-manifest.js';

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(repository, process.env['SLACK_REFERENCE'] ?? '../shared/reference');
const file = resolve(folder, 'manifest.schema.2.0.0.json');
const isThere = existsSync(file);
if (!isThere)
  process.stderr.write("Tests over Slack's schema of manifests are skipped: set SLACK_REFERENCE to run them.\n");

type Place = readonly (string | number)[];

/** Parts of a manifest that are passed on without a look inside. */
const UNREAD = ['app_directory', 'workflows', 'datastores', 'types', 'external_auth_providers', 'mcp_servers'];

function schema(): JsonObject {
  const value = parseJson(readFileSync(file, 'utf8'));
  return isJsonObject(value) ? value : {};
}

/** Every member that the schema names, with what it says of it. */
function membersOf(root: JsonObject, node: JsonObject, place: Place = []): { place: Place; rule: JsonObject }[] {
  const reference = stringAt(node, '$ref')?.split('/').at(-1);
  const rule = reference === undefined ? node : (objectAt(objectAt(root, 'definitions') ?? {}, reference) ?? {});
  const items = objectAt(rule, 'items');
  const inside = Object.entries(objectAt(rule, 'properties') ?? {}).flatMap(([name, member]) =>
    isJsonObject(member) && !(place.length === 0 && UNREAD.includes(name))
      ? membersOf(root, member, [...place, name])
      : [],
  );
  return [
    ...(place.length > 0 ? [{ place, rule }] : []),
    ...inside,
    ...(items ? membersOf(root, items, [...place, 0]) : []),
  ];
}

/** A manifest of nothing but this value at this place. */
const around = (place: Place, value: JsonValue): JsonValue =>
  place.reduceRight<JsonValue>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value);

/** What is said of a place when this value stands there. */
function said(place: Place, value: JsonValue): string[] {
  const { faults } = checkManifest(around(place, value));
  return faults.filter(fault => fault.place.join('/') === place.join('/')).map(({ text }) => text);
}

const tooLong = (text: string): boolean => text.startsWith('must have no more than');

(isThere ? describe : describe.skip)("Slack's schema of manifests (SLACK_REFERENCE)", () => {
  const all = isThere ? membersOf(schema(), schema()) : [];

  it('names no member that is unknown here', () => {
    const unknown = all.filter(({ place }) => said(place, null).some(text => text.startsWith('is unknown')));

    expect(all.length).toBeGreaterThan(80);
    expect(unknown.map(({ place }) => place.join('/'))).toEqual([]);
  });

  it('has the limits of length that are held here', () => {
    const limited = all.filter(
      ({ rule }) => rule.type === 'string' && typeof rule.maxLength === 'number' && rule.regex === undefined,
    );
    const held = ({ place, rule }: (typeof limited)[number]): boolean => {
      const longest = Number(rule.maxLength);
      return !said(place, 'x'.repeat(longest)).some(tooLong) && said(place, 'x'.repeat(longest + 1)).some(tooLong);
    };

    expect(limited.length).toBeGreaterThan(25);
    expect(limited.filter(each => !held(each)).map(({ place }) => place.join('/'))).toEqual([]);
  });

  it('knows no more members than are known here', () => {
    const objects = all.filter(
      ({ rule }) => rule.additionalProperties === false && rule.patternProperties === undefined,
    );
    const open = objects.filter(({ place }) => said([...place, 'unheard_of'], 1).length === 0);

    expect(open.map(({ place }) => place.join('/'))).toEqual([]);
  });
});

import { describe, expect, it, jest } from '@jest/globals';
import type { Tokens } from 'marked';
import { SlackEmulator } from '@nest-slack/emulator';
import { isTable, listCodeSpans, listSections, read } from './support/markdown.js';
import { PackageTypes } from './support/package-types.js';

// The compiler checks both packages.
jest.setTimeout(60_000);

const packages = { 'socket-mode': new PackageTypes('socket-mode'), emulator: new PackageTypes('emulator') };

/** Returns the one table under a heading. */
function readTable(page: string, title: string): Tokens.Table {
  const section = listSections(read(page)).find(candidate => candidate.title === title);
  const table = section?.tokens.find(isTable);
  if (!table) throw new Error(`${page} has no table under "${title}".`);
  return table;
}

/** Returns the names in the first column. */
const listNames = (table: Tokens.Table): string[] =>
  table.rows.flatMap(([first]) => listCodeSpans(first?.tokens ?? []));

type OptionsTable = [title: string, page: string, packageName: keyof typeof packages, typeNames: string[]];

const OPTIONS = 'reference/options.md';
const EMULATOR_OPTIONS = 'local-slack/options.md';

const optionsTables: OptionsTable[] = [
  ['Module options', OPTIONS, 'socket-mode', ['SlackSocketModeOptions', 'SlackSocketModeExtras']],
  ['`apps[]`', OPTIONS, 'socket-mode', ['SlackAppOptions']],
  ['`enhancers`', OPTIONS, 'socket-mode', ['SlackEnhancers']],
  ['`concurrency`', OPTIONS, 'socket-mode', ['ConcurrencyOptions']],
  ['`deduplication`', OPTIONS, 'socket-mode', ['DeduplicationOptions']],
  ['`assistant`', OPTIONS, 'socket-mode', ['AssistantOptions']],
  ['`texts`', OPTIONS, 'socket-mode', ['SlackTexts']],
  ['`connectionLimits`', OPTIONS, 'socket-mode', ['ConnectionLimits']],
  ['`backOff`', OPTIONS, 'socket-mode', ['BackOffSettings']],
  ['Handler options', OPTIONS, 'socket-mode', ['SlackHandlerOptions']],
  ['`SlackEmulator.start()`', EMULATOR_OPTIONS, 'emulator', ['SlackEmulatorOptions']],
  ['`failureLimit`', EMULATOR_OPTIONS, 'emulator', ['FailureLimitOptions']],
  ['`rateLimits`', EMULATOR_OPTIONS, 'emulator', ['RateLimitOptions']],
];

describe.each(optionsTables)('the options table %s of %s', (title, page, packageName, typeNames) => {
  const table = readTable(page, title);
  const properties = typeNames.flatMap(typeName => packages[packageName].listProperties(typeName));

  it('has every option, and no other', () => {
    expect(listNames(table).toSorted()).toEqual(properties.map(({ name }) => name).toSorted());
  });

  it('states the defaults of the documented types', () => {
    const column = table.header.findIndex(({ text }) => text === 'Default');
    const documented = properties.flatMap(({ name, defaultValue }) => {
      if (defaultValue === null) return [];
      const row = table.rows.find(([first]) => listCodeSpans(first?.tokens ?? []).includes(name));
      return [{ name, expected: defaultValue, actual: listCodeSpans(row?.[column]?.tokens ?? [])[0] }];
    });

    expect(documented.filter(({ expected, actual }) => expected !== actual)).toEqual([]);
  });
});

type LiteralsTable = [
  title: string,
  page: string,
  packageName: keyof typeof packages,
  typeName: string,
  property: string | undefined,
];

const STATUS = 'reference/counters-and-status.md';

const literalTables: LiteralsTable[] = [
  ['Status of an app', STATUS, 'socket-mode', 'ConnectionsStatus', undefined],
  ['Status of a connection', STATUS, 'socket-mode', 'ConnectionState', 'status'],
  ['Connection events', STATUS, 'socket-mode', 'SlackConnectionsEvent', 'kind'],
  ['Connection failures', STATUS, 'socket-mode', 'ConnectionFailure', 'kind'],
  ['Lint rules', 'local-slack/lint.md', 'emulator', 'LintRuleName', undefined],
];

it.each(literalTables)(
  'the table %s of %s has every value, and no other',
  (title, page, packageName, typeName, property) => {
    const values = new Set(packages[packageName].listLiterals(typeName, property));

    expect(new Set(listNames(readTable(page, title)))).toEqual(values);
  },
);

it.each([
  ['Counters', 'SlackCounts'],
  ['Load', 'SlackLoad'],
])('the table %s has every property of %s', (title, typeName) => {
  const names = packages['socket-mode'].listProperties(typeName).map(({ name }) => name);

  expect(listNames(readTable(STATUS, title)).toSorted()).toEqual(names.toSorted());
});

describe('the error codes', () => {
  const page = 'reference/error-codes.md';

  it('are those that the sources of the package throw', () => {
    const tables = listSections(read(page))
      .filter(({ title }) => !title.startsWith('Control API'))
      .flatMap(({ tokens }) => tokens.filter(isTable));

    expect(tables.flatMap(listNames).toSorted()).toEqual([...packages['socket-mode'].listErrorCodes()].toSorted());
  });

  it('of the control API are those of its OpenAPI document', async () => {
    const slack = await SlackEmulator.start({ control: true });
    const response = await fetch(new URL('openapi.json', slack.controlUrl));
    const document = await response.text();
    await slack.close();

    const [, kinds = ''] =
      /"kind":\{"type":"string","enum":\[([^\]]+)\],"description":"What a program/.exec(document) ?? [];
    const documented: unknown = JSON.parse(`[${kinds}]`);
    expect(listNames(readTable(page, 'Control API'))).toEqual(documented);
  });
});

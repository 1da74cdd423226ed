import { isListShape, isObjectShape, membersOf, textsOf, type ObjectShape, type Shape } from '../facts/shape.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { ExampleIds } from './example-world.js';

/** Texts by the name of whatever bears them; of several that fit the first counts. */
const TEXTS: readonly (readonly [RegExp, (ids: ExampleIds) => string])[] = [
  [/(^|_)ts$/, ({ ts }) => ts],
  [/(^|_)(channel|channel_id)$/, ({ channel }) => channel],
  [/(^|_)(app_id)$/, ({ app }) => app],
  [/^bot_id$/, ({ bot }) => bot],
  [/^bot_user_id$/, ({ botUser }) => botUser],
  [/(^|_)(team|team_id|workspace_id)$/, ({ team }) => team],
  [/(^|_)(user|user_id|creator|inviter|owner_id|created_by|updated_by)$/, ({ user }) => user],
  [/^file_id$/, () => 'F0123456789'],
  [/(^|_)url$/, () => 'https://example.com/1'],
  [/domain$/, () => 'example'],
  [/name$/, () => 'plans'],
  [/^(text|title|description|message)$/, () => 'hello'],
];

/** An id stands where its kind is told by what it is the id of. */
const IDS: Readonly<Record<string, (ids: ExampleIds) => string>> = {
  user: ({ user }) => user,
  channel: ({ channel }) => channel,
  team: ({ team }) => team,
  app: ({ app }) => app,
  file: () => 'F0123456789',
  subteam: () => 'S0123456789',
};

/** An example of a shape: what it must have, with the ids of what there is. */
export function exampleOfShape(shape: ObjectShape, ids: ExampleIds, of = ''): JsonObject {
  const musts = membersOf(shape).filter(({ isOptional }) => !isOptional);
  return Object.fromEntries(
    musts.map(({ name, shape: each }) => [
      name,
      name === 'id' && IDS[of] ? IDS[of](ids) : valueOfShape(each, ids, name),
    ]),
  );
}

function valueOfShape(shape: Shape, ids: ExampleIds, name: string): JsonValue {
  if (isObjectShape(shape)) return exampleOfShape(shape, ids, name);
  if (isListShape(shape)) return [];
  const [text] = textsOf(shape) ?? [];
  if (text !== undefined) return text;
  const [kind] = shape.split('|').filter(each => each !== 'null');
  switch (kind) {
    case 'string':
      return TEXTS.find(([pattern]) => pattern.test(name))?.[1](ids) ?? '';
    case 'number':
      return /(date|time|created|updated|expires?|_ts|limited)/.test(name) ? ids.seconds : 0;
    case 'boolean':
      return false;
    case 'list':
      return [];
    default:
      return {};
  }
}

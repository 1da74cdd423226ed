/** The owner of a token: an app, its bot, a user, or a token that manages app configurations. */
export type ReferenceTokenKind = 'app' | 'bot' | 'user' | 'configuration';

/** The requirements for an argument. Without a type, any value is allowed. */
export interface ArgumentFacts {
  readonly type?: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** For a list: the requirements for its items. */
  readonly items?: ArgumentFacts;
}

/** The meaning of a string, number or boolean in a reply. Ids are identified by their first letters. */
export type ValueKind =
  | 'boolean'
  | 'cursor'
  | 'email'
  | 'integer'
  | 'null'
  | 'number'
  | 'string'
  | 'time'
  | 'token'
  | 'ts'
  | 'url'
  | `id:${string}`;

/** The shape of a reply: kinds of values, lists by the shape of their items, objects by the shapes of their members. */
export type ReplyShape = ValueKind | readonly ReplyShape[] | ReplyShapeMembers;

/** An object in a reply. Dynamic keys, such as ids or names, are written in angle brackets: `<id:U>`, `<name>`. */
export interface ReplyShapeMembers {
  readonly [member: string]: ReplyShape;
}

/** Facts about a method from Slack's documentation. Facts that Slack does not document are omitted. */
export interface MethodFacts {
  readonly http: 'GET' | 'POST';
  /** The rate limit tier, per workspace; omitted when Slack documents none. */
  readonly tier?: 1 | 2 | 3 | 4;
  /** The kinds of tokens that the method accepts. Omitted when it needs no token. */
  readonly tokens?: readonly ReferenceTokenKind[];
  /** A bot token needs at least one of these scopes. */
  readonly botScopes?: readonly string[];
  /** A user token needs at least one of these scopes. */
  readonly userScopes?: readonly string[];
  /** A configuration token needs at least one of these scopes. */
  readonly configurationScopes?: readonly string[];
  readonly args?: Readonly<Record<string, ArgumentFacts>>;
  readonly required?: readonly string[];
  /** The method's own error codes. */
  readonly errors?: readonly string[];
  readonly deprecated?: true;
  /** A successful response, without `ok`. */
  readonly reply?: ReplyShapeMembers;
}

/**
 * The shape of a value in a payload:
 * - `string`, `number`, `boolean`, `null`, `object`, `list` or `any`; alternatives use a bar: `string|null`
 * - one of several strings, after an equals sign: `=channel|group`
 * - a list with items of one shape: `['string']`
 * - an object by its members; an optional member ends with `?`: `{ user: 'string', 'thread_ts?': 'string' }`
 */
export type Shape = string | ObjectShape | readonly [Shape];

export interface ObjectShape {
  readonly [member: string]: Shape;
}

/** A key that marks an object as having additional, undocumented members. */
export const OTHER_MEMBERS = '*?';

/** Whether the shape is a list with items of one shape. */
export const isListShape = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Whether the shape is an object with known members. */
export const isObjectShape = (shape: Shape): shape is ObjectShape => typeof shape !== 'string' && !isListShape(shape);

/** A member of an object shape. */
export interface MemberShape {
  readonly name: string;
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** Returns the members of an object shape. */
export function getShapeMembers(shape: ObjectShape): readonly MemberShape[] {
  return Object.entries(shape)
    .filter(([key]) => key !== OTHER_MEMBERS)
    .map(([key, each]) => ({ name: key.replace(/\?$/, ''), shape: each, isOptional: key.endsWith('?') }));
}

/** Returns the allowed strings of a shape; `undefined` when it allows any string or is not a string. */
export const getShapeTexts = (shape: Shape): readonly string[] | undefined =>
  typeof shape === 'string' && shape.startsWith('=') ? shape.slice(1).split('|') : undefined;

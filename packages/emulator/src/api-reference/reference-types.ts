/** Whose a token is: an app's own, its bot's, a person's, or one that manages apps' configurations. */
export type ReferenceTokenKind = 'app' | 'bot' | 'user' | 'configuration';

/** What an argument must be. Anything, where no type is named. */
export interface ArgumentFacts {
  readonly type?: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a list: what each of its items must be. */
  readonly items?: ArgumentFacts;
}

/** What a text, number or flag of a reply stands for. An id is told by the letters that it begins with. */
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

/** How a reply looks: kinds of values, lists by the shape of their items, objects by the shapes of their members. */
export type ReplyShape = ValueKind | readonly ReplyShape[] | ReplyShapeMembers;

/** An object of a reply. Members that are ids or names stand in angle brackets: `<id:U>`, `<name>`. */
export interface ReplyShapeMembers {
  readonly [member: string]: ReplyShape;
}

/** What Slack's documentation says of a method, in bare facts. What there is none of is left out. */
export interface MethodFacts {
  readonly http: 'GET' | 'POST';
  /** By which its calls are limited, per workspace; left out where Slack names none. */
  readonly tier?: 1 | 2 | 3 | 4;
  /** Whose tokens it takes. None is needed where this is left out. */
  readonly tokens?: readonly ReferenceTokenKind[];
  /** The scopes of which a bot's token needs one. */
  readonly botScopes?: readonly string[];
  /** The scopes of which a person's token needs one. */
  readonly userScopes?: readonly string[];
  /** The scopes of which a configuration token needs one. */
  readonly configurationScopes?: readonly string[];
  readonly args?: Readonly<Record<string, ArgumentFacts>>;
  readonly required?: readonly string[];
  /** The codes of its own errors. */
  readonly errors?: readonly string[];
  readonly deprecated?: true;
  /** A successful answer, without `ok`. */
  readonly reply?: ReplyShapeMembers;
}

/**
 * What a value of a payload may be:
 * - `string`, `number`, `boolean`, `null`, `object`, `list` or `any`; several with a bar between them: `string|null`
 * - one of some texts, after an equals sign: `=channel|group`
 * - a list of items of one shape: `['string']`
 * - an object by its members; a member that may be left out ends with `?`: `{ user: 'string', 'thread_ts?': 'string' }`
 */
export type Shape = string | ObjectShape | readonly [Shape];

/** The shape of an object. */
export interface ObjectShape {
  readonly [member: string]: Shape;
}

/** Among the members of an object: it may have others, of which no more is known. */
export const OTHER_MEMBERS = '*?';

/** Whether it is a list of items of one shape. */
export const isListShape = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Whether it is an object whose members are known. */
export const isObjectShape = (shape: Shape): shape is ObjectShape => typeof shape !== 'string' && !isListShape(shape);

/** A member that an object may have. */
export interface MemberShape {
  readonly name: string;
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** The members of an object, by what is said of each. */
export function getShapeMembers(shape: ObjectShape): readonly MemberShape[] {
  return Object.entries(shape)
    .filter(([key]) => key !== OTHER_MEMBERS)
    .map(([key, each]) => ({ name: key.replace(/\?$/, ''), shape: each, isOptional: key.endsWith('?') }));
}

/** The texts that a value may be; nothing where it may be any, or is no text. */
export const getShapeTexts = (shape: Shape): readonly string[] | undefined =>
  typeof shape === 'string' && shape.startsWith('=') ? shape.slice(1).split('|') : undefined;

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

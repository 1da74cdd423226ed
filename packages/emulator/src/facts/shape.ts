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

import {
  OTHER_MEMBERS,
  isListShape,
  isObjectShape,
  getShapeMembers,
  type ObjectShape,
  type Shape,
} from '../../../src/api-reference/reference-types.js';
import { type JsonObject, type JsonValue } from '../../../src/json.js';
import { toJsonPointer } from '../../../src/payloads/check-shape.js';
import { AddField } from './add-field.js';
import type { Path } from './changing.js';
import { ValueField } from './value-field.js';
import css from './send-panel.module.css';

/** What lies deeper is written as JSON alone. */
const DEEPEST = 4;
/** Longer lists are, too. */
const MOST_ITEMS = 20;

/** The fields of an object, by what each is. What it may have besides can be added. */
export function ObjectFields({
  value,
  shape,
  path = [],
  at = '',
}: {
  readonly value: JsonObject;
  readonly shape: ObjectShape | undefined;
  readonly path?: Path;
  /** The same place as a JSON pointer. */
  readonly at?: string;
}) {
  const members = shape ? getShapeMembers(shape) : [];
  const shapes = new Map(members.map(({ name, shape: each }) => [name, each]));
  const absent = members.filter(({ name }) => value[name] === undefined);
  return (
    <>
      {Object.entries(value).map(([name, member]) => (
        <Member
          key={name}
          name={name}
          value={member ?? null}
          shape={shapes.get(name) ?? (shape && OTHER_MEMBERS in shape ? 'any' : undefined)}
          path={[...path, name]}
          at={toJsonPointer(at, name)}
        />
      ))}
      {absent.length > 0 && <AddField members={absent} path={path} />}
    </>
  );
}

interface MemberProps {
  readonly name: string;
  readonly value: JsonValue;
  readonly shape: Shape | undefined;
  readonly path: Path;
  readonly at: string;
}

function Member({ name, value, shape, path, at }: MemberProps) {
  if (typeof value !== 'object' || value === null) {
    return <ValueField name={name} value={value} shape={shape} path={path} at={at} />;
  }
  const isList = Array.isArray(value);
  const size = isList ? value.length : Object.keys(value).length;
  const isShown = path.length < DEEPEST && size > 0 && !(isList && size > MOST_ITEMS);
  if (!isShown) {
    return (
      <p className={css.deeper}>
        {name}: {size === 0 ? `nothing in it yet` : `${size} in it`}, to be written in the JSON below
      </p>
    );
  }
  return (
    <details className={css.group} open={OPEN.includes(name)}>
      <summary>
        {name} <span className={css.soft}>{isList ? `${size} in a list` : `${size} in it`}</span>
      </summary>
      <div role="group" aria-label={name} className={css.members}>
        {isList ? (
          value.map((item, index) => (
            <Member
              // A list has no other key than the place.
              key={index}
              name={String(index + 1)}
              value={item}
              shape={shape !== undefined && isListShape(shape) ? shape[0] : undefined}
              path={[...path, index]}
              at={toJsonPointer(at, String(index))}
            />
          ))
        ) : (
          <ObjectFields
            value={value}
            shape={shape !== undefined && isObjectShape(shape) ? shape : undefined}
            path={path}
            at={at}
          />
        )}
      </div>
    </details>
  );
}

/** What one is most likely to change. */
const OPEN = ['item', 'actions', '1', 'message', 'assistant_thread'];

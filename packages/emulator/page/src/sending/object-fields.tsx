import {
  getShapeMembers,
  OTHER_MEMBERS,
  isListShape,
  isObjectShape,
  type MemberShape,
  type ObjectShape,
  type Shape,
} from '../../../src/api-reference/reference-types.js';
import type { JsonObject, JsonValue } from '../../../src/json.js';
import { toJsonPointer } from '../../../src/payloads/check-shape.js';
import { createDefaultValue, type Path } from './edit-json.js';
import { setPayloadValue } from './edit-payload.js';
import css from './send-panel.module.css';
import { ValueField } from './value-field.js';

/** Deeper objects can only be edited as JSON. */
const MAX_NESTED_FIELDS = 4;
/** Longer arrays can only be edited as JSON. */
const MAX_ITEMS = 20;

/** The fields of an object, with a menu to add optional properties. */
export function ObjectFields({
  value,
  shape,
  path = [],
  at = '',
}: {
  readonly value: JsonObject;
  readonly shape: ObjectShape | undefined;
  readonly path?: Path;
  /** The same path as a JSON pointer. */
  readonly at?: string;
}) {
  const members = shape ? getShapeMembers(shape) : [];
  const shapes = new Map(members.map(({ name, shape: each }) => [name, each]));
  const absent = members.filter(({ name }) => value[name] === undefined);
  return (
    <>
      {Object.entries(value).map(([name, member]) => (
        <MemberFields
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

interface MemberFieldsProps {
  readonly name: string;
  readonly value: JsonValue;
  readonly shape: Shape | undefined;
  readonly path: Path;
  readonly at: string;
}

function MemberFields({ name, value, shape, path, at }: MemberFieldsProps) {
  if (typeof value !== 'object' || value === null) {
    return <ValueField name={name} value={value} shape={shape} path={path} at={at} />;
  }
  const isList = Array.isArray(value);
  const size = isList ? value.length : Object.keys(value).length;
  const isShown = path.length < MAX_NESTED_FIELDS && size > 0 && !(isList && size > MAX_ITEMS);
  if (!isShown) {
    return (
      <p className={css.deeper}>
        {name}: {size === 0 ? `empty` : `${size} in it`}, edit it in the JSON below
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
            <MemberFields
              // Array items have no other key.
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

/** Members that are expanded initially. */
const OPEN = ['item', 'actions', '1', 'message', 'assistant_thread'];

export function AddField({ members, path }: { readonly members: readonly MemberShape[]; readonly path: Path }) {
  return (
    <select
      className={css.add}
      aria-label={path.length === 0 ? 'Add a field' : `Add a field to ${path.join('.')}`}
      value=""
      onChange={event => {
        const member = members.find(({ name }) => name === event.target.value);
        if (member) setPayloadValue([...path, member.name], createDefaultValue(member.shape));
      }}
    >
      <option value="">Add a field…</option>
      {members.map(({ name, isOptional }) => (
        <option key={name} value={name}>
          {isOptional ? name : `${name} (missing)`}
        </option>
      ))}
    </select>
  );
}

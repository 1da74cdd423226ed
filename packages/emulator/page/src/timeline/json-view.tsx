import type { JsonValue } from '../../../src/json.js';
import css from './json-view.module.css';

const MAX_MEMBERS = 200;

/** A collapsible JSON value. */
export function JsonView({
  name,
  value,
  isOpen = true,
}: {
  readonly name: string;
  readonly value: JsonValue;
  readonly isOpen?: boolean;
}) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div className={css.leaf}>
        <span className={css.name}>{name}</span>
        <span data-type={value === null ? 'null' : typeof value} className={css.value}>
          {JSON.stringify(value)}
        </span>
      </div>
    );
  }
  const members = Object.entries(value);
  const size = Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`;
  return (
    <details className={css.node} open={isOpen && members.length > 0}>
      <summary>
        <span className={css.name}>{name}</span>
        <span className={css.size}>{size}</span>
      </summary>
      <div className={css.members}>
        {members.slice(0, MAX_MEMBERS).map(([key, member]) => (
          <JsonView key={key} name={key} value={member ?? null} isOpen={members.length <= 12} />
        ))}
        {members.length > MAX_MEMBERS && (
          <div className={css.size}>and {members.length - MAX_MEMBERS} more: copy it to see them</div>
        )}
      </div>
    </details>
  );
}

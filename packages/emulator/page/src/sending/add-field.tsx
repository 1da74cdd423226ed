import type { MemberShape } from '../../../src/api-reference/reference-types.js';
import { beginningOf, type Path } from './changing.js';
import { changeWritten } from './change-written.js';
import css from './send-panel.module.css';

/** Adds what it may have besides. */
export function AddField({ members, path }: { readonly members: readonly MemberShape[]; readonly path: Path }) {
  return (
    <select
      className={css.add}
      aria-label={path.length === 0 ? 'Add a field' : `Add a field to ${path.join('.')}`}
      value=""
      onChange={event => {
        const member = members.find(({ name }) => name === event.target.value);
        if (member) changeWritten([...path, member.name], beginningOf(member.shape));
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

import { objectAt, stringAt } from '../../../src/json.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './card-row.module.css';

export default { type: 'file', Block: FileBlock } satisfies BlockKind;

/** A remote file. The local Slack only knows the name that an app gave it. */
function FileBlock({ block }: BlockProps) {
  const file = objectAt(block, 'file') ?? {};
  const name = stringAt(file, 'title') ?? stringAt(file, 'name') ?? stringAt(block, 'external_id') ?? 'File';
  const about = stringAt(file, 'pretty_type') ?? (block.source === 'remote' ? 'Remote file' : 'File');
  return (
    <div className={css.row}>
      <span className={css.icon} aria-hidden>
        📄
      </span>
      <div className={css.words}>
        <p className={css.title}>{name}</p>
        <p className={css.about}>{about}</p>
      </div>
    </div>
  );
}

import { objectAt, stringAt } from '../../../src/json.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './card-row.module.css';

export const kind: BlockKind = { type: 'file', Block: FileBlock };

/** A file that is kept elsewhere: the local Slack knows what an app calls it. */
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

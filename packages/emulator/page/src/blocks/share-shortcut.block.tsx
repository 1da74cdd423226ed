import { stringAt } from '../../../src/json.js';
import { SafeLink } from '../markup/safe-link.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import css from './card-row.module.css';

export const kind: BlockKind = { type: 'share_shortcut', Block: ShareShortcut };

/** A workflow that a link leads to, as Slack unfurls it. It is started where the link leads. */
function ShareShortcut({ block }: BlockProps) {
  const title = stringAt(block, 'title') ?? 'Workflow';
  const url = stringAt(block, 'url');
  return (
    <div className={css.row}>
      <span className={css.icon} aria-hidden>
        ⚡
      </span>
      <div className={css.words}>
        <p className={css.title}>{url === undefined ? title : <SafeLink url={url}>{title}</SafeLink>}</p>
        <p className={css.about}>{stringAt(block, 'description')}</p>
      </div>
    </div>
  );
}

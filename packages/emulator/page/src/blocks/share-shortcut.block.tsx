import { stringAt } from '../../../src/json.js';
import { SafeLink } from '../markup/safe-link.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './card-row.module.css';

export default { type: 'share_shortcut', Block: ShareShortcut } satisfies BlockKind;

/** A workflow link as Slack unfurls it. The link starts the workflow. */
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

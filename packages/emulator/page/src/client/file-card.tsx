import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { SafeLink } from '../markup/safe-link.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { download, sizeWords } from './file-download.js';
import css from './message-files.module.css';

/** A file by its name, to be downloaded; one that lies elsewhere leads there. */
export function FileCard({ file }: { readonly file: SlackFile }) {
  const { title, name, mimetype, size, remote } = file;
  return (
    <div className={css.card}>
      <span className={css.sign}>
        <Icon name="file" />
      </span>
      <div>
        <div className={css.name} title={name}>
          {title || name}
        </div>
        <div className={css.kind}>{remote ? <SafeLink url={remote.url} /> : `${mimetype} · ${sizeWords(size)}`}</div>
      </div>
      {!remote && <IconButton icon="download" label={`Download ${name}`} onClick={() => void download(file)} />}
    </div>
  );
}

import type { AttachedFile } from '../store/composing.slice.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import css from './attached-files.module.css';
import { detach } from './attaching.js';
import { sizeWords } from './file-download.js';

/** What goes with the next message. */
export function AttachedFiles({ where, files }: { readonly where: string; readonly files: readonly AttachedFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label="Attached files">
      {files.map(({ key, name, size, preview, file }) => (
        <li key={key} className={css.file} aria-busy={file === null}>
          {preview === null ? <Icon name="file" /> : <img className={css.preview} src={preview} alt="" />}
          <span className={css.name}>{name}</span>
          <span className={css.size}>{file === null ? 'on its way…' : sizeWords(size)}</span>
          <IconButton icon="close" size={14} label={`Remove ${name}`} onClick={() => detach(where, key)} />
        </li>
      ))}
    </ul>
  );
}

import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { useFileImage } from '../composition/picture.js';
import { SafeLink } from '../markup/safe-link.js';
import { pageStore } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { download, formatFileSize } from './file-download.js';
import css from './message-files.module.css';

/** Images are displayed inline, other files as cards. */
export function MessageFiles({ files }: { readonly files: readonly SlackFile[] }) {
  return (
    <ul className={css.files} aria-label="Files">
      {files.map(file => (
        <li key={file.id}>{isPicture(file) ? <FilePicture file={file} /> : <FileCard file={file} />}</li>
      ))}
    </ul>
  );
}

const isPicture = ({ mimetype, remote }: SlackFile): boolean =>
  remote === undefined && /^image\/(?:png|jpeg|gif|webp)$/.test(mimetype);

/** A card that downloads the file, or links to a remote file. */
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
        <div className={css.kind}>
          {remote ? <SafeLink url={remote.url} /> : `${mimetype} · ${formatFileSize(size)}`}
        </div>
      </div>
      {!remote && <IconButton icon="download" label={`Download ${name}`} onClick={() => void download(file)} />}
    </div>
  );
}

/** An inline image, or the file's card if it cannot be displayed. */
export function FilePicture({ file }: { readonly file: SlackFile }) {
  const { id, title, name } = file;
  const image = useFileImage(id);
  if (typeof image !== 'string') return <FileCard file={file} />;
  return (
    <figure>
      <figcaption className={css.caption}>
        {title || name}
        <IconButton icon="download" size={14} label={`Download ${name}`} onClick={() => void download(file)} />
      </figcaption>
      <img
        className={css.picture}
        src={image}
        alt={title || name}
        onError={() => pageStore.getState().markImageBroken(id)}
      />
    </figure>
  );
}

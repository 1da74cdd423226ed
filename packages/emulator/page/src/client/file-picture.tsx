import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { useFileImage } from '../composition/use-file-image.js';
import { pageStore } from '../store/page-store.js';
import { IconButton } from '../ui/icon-button.js';
import { FileCard } from './file-card.js';
import { download } from './file-download.js';
import css from './message-files.module.css';

/** A picture among files, as it is; its card where it can't be shown. */
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
        onError={() => pageStore.getState().breakImage(id)}
      />
    </figure>
  );
}

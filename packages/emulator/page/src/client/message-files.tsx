import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { FileCard } from './file-card.js';
import { FilePicture } from './file-picture.js';
import css from './message-files.module.css';

/** The files of a message: pictures as they are, the rest by their names. */
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

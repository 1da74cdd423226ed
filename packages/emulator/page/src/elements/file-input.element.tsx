import { useId } from 'react';
import { type JsonObject, objectsAt, stringAt } from '../../../src/json.js';
import { toErrorMessage } from '../server/control.js';
import { uploadFile } from '../server/files.js';
import { pageStore } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { useControl } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementLocation } from './element-location.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { enter } from './enter-value.js';
import css from './file-input.module.css';

export default { types: ['file_input'], Element: FileInput } satisfies ElementKind;

/** Slack's default. */
const DEFAULT_MAX_FILES = 10;

function FileInput(props: ElementProps) {
  const { element } = props;
  const { entry, location, actionStatus } = useElementActions(props);
  const marks = useControl(props, 'Files');
  const ownId = useId();
  const id = marks.id ?? ownId;
  const files = objectsAt(entry ?? {}, 'files');
  const fileTypes = getFileTypes(element);
  const remaining = countRemaining(element, files);
  const isBusy = actionStatus?.isBusy === true;
  const acceptFiles = (chosen: FileList | null): void => {
    if (location && !isBusy && chosen && chosen.length > 0) void uploadFiles(location, files, [...chosen]);
  };
  return (
    <ActionStatusFrame actionStatus={actionStatus} isWide>
      <div
        className={css.files}
        onDragOver={event => event.preventDefault()}
        onDrop={event => {
          event.preventDefault();
          acceptFiles(event.dataTransfer.files);
        }}
      >
        {files.map(file => (
          <div key={stringAt(file, 'id')} className={css.file}>
            <span className={css.name}>{stringAt(file, 'name')}</span>
            <span className={css.size}>{formatSize(file)}</span>
            <Button
              variant="quiet"
              aria-label={`Remove ${stringAt(file, 'name') ?? 'the file'}`}
              onClick={() => location && enter(location, without(files, file))}
            >
              ✕
            </Button>
          </div>
        ))}
        <div className={css.choose}>
          <input
            {...marks}
            id={id}
            className={css.input}
            type="file"
            multiple={remaining > 1}
            accept={fileTypes.map(each => `.${each}`).join(',')}
            disabled={!location || remaining === 0}
            onChange={({ target }) => {
              acceptFiles(target.files);
              target.value = '';
            }}
          />
          <span className={css.hint}>or drop {remaining === 1 ? 'one' : 'them'} here</span>
        </div>
      </div>
    </ActionStatusFrame>
  );
}

async function uploadFiles(
  location: ElementLocation,
  before: readonly JsonObject[],
  chosen: readonly File[],
): Promise<void> {
  const { setActionStatus } = pageStore.getState();
  const rejection = explainRejection(location.element, before, chosen);
  if (rejection !== undefined) return setActionStatus(location.key, { isBusy: false, problem: rejection });
  setActionStatus(location.key, { isBusy: true });
  const taken: JsonObject[] = [];
  let problem: string | undefined;
  for (const file of chosen) {
    try {
      taken.push(await uploadFile(location.surface.userId, file));
    } catch (error) {
      problem = `${file.name} was not uploaded. ${toErrorMessage(error)}`;
    }
  }
  setActionStatus(location.key, problem === undefined ? null : { isBusy: false, problem });
  if (taken.length > 0) enter(location, [...before, ...taken]);
}

function explainRejection(
  element: JsonObject,
  before: readonly JsonObject[],
  chosen: readonly File[],
): string | undefined {
  const remaining = countRemaining(element, before);
  if (chosen.length > remaining) return `You can add ${remaining === 1 ? 'one more file' : `${remaining} more files`}.`;
  const fileTypes = getFileTypes(element);
  const other = chosen.find(({ name }) => !fileTypes.includes(name.split('.').at(-1)?.toLowerCase() ?? ''));
  if (fileTypes.length === 0 || !other) return undefined;
  return `${other.name} is not an allowed file type: ${fileTypes.join(', ')}.`;
}

function countRemaining({ max_files: maxFiles }: JsonObject, files: readonly JsonObject[]): number {
  return Math.max(0, (typeof maxFiles === 'number' ? maxFiles : DEFAULT_MAX_FILES) - files.length);
}

function getFileTypes({ filetypes }: JsonObject): readonly string[] {
  return Array.isArray(filetypes) ? filetypes.filter(each => typeof each === 'string') : [];
}

function without(files: readonly JsonObject[], file: JsonObject): JsonObject[] {
  return files.filter(each => each.id !== file.id);
}

function formatSize({ size }: JsonObject): string {
  if (typeof size !== 'number') return '';
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}

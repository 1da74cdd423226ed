import { useId } from 'react';
import { objectsAt, stringAt, type JsonObject } from '../../../src/json.js';
import { upload } from '../server/upload.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { useControl } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import type { ElementPlace } from './element-place.js';
import { enter } from './entering.js';
import css from './file-input.module.css';

export const kind: ElementKind = { types: ['file_input'], Element: FileInput };

/** As Slack has it where an element says nothing. */
const MOST = 10;

function FileInput(props: ElementProps) {
  const { element } = props;
  const { entry, place, acting } = useElementActs(props);
  const marks = useControl(props, 'Files');
  const ownId = useId();
  const id = marks.id ?? ownId;
  const files = objectsAt(entry ?? {}, 'files');
  const endings = endingsOf(element);
  const room = roomIn(element, files);
  const isBusy = acting?.isBusy === true;
  const take = (chosen: FileList | null): void => {
    if (place && !isBusy && chosen && chosen.length > 0) void takeIn(place, files, [...chosen]);
  };
  return (
    <Acted acting={acting} isWide>
      <div
        className={css.files}
        onDragOver={event => event.preventDefault()}
        onDrop={event => {
          event.preventDefault();
          take(event.dataTransfer.files);
        }}
      >
        {files.map(file => (
          <div key={stringAt(file, 'id')} className={css.file}>
            <span className={css.name}>{stringAt(file, 'name')}</span>
            <span className={css.size}>{sizeOf(file)}</span>
            <Button
              look="quiet"
              aria-label={`Remove ${stringAt(file, 'name') ?? 'the file'}`}
              onClick={() => place && enter(place, without(files, file))}
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
            multiple={room > 1}
            accept={endings.map(each => `.${each}`).join(',')}
            disabled={!place || room === 0}
            onChange={({ target }) => {
              take(target.files);
              target.value = '';
            }}
          />
          <span className={css.hint}>or drop {room === 1 ? 'one' : 'them'} here</span>
        </div>
      </div>
    </Acted>
  );
}

/** Uploads files, and enters those that could be. */
async function takeIn(place: ElementPlace, before: readonly JsonObject[], chosen: readonly File[]): Promise<void> {
  const { setActing } = pageStore.getState();
  const refusal = refusalOf(place.element, before, chosen);
  if (refusal !== undefined) return setActing(place.key, { isBusy: false, problem: refusal });
  setActing(place.key, { isBusy: true });
  const taken: JsonObject[] = [];
  let problem: string | undefined;
  for (const file of chosen) {
    try {
      taken.push(await upload(place.surface.userId, file));
    } catch (error) {
      problem = `${file.name} was not uploaded. ${wordsOf(error)}`;
    }
  }
  setActing(place.key, problem === undefined ? null : { isBusy: false, problem });
  if (taken.length > 0) enter(place, [...before, ...taken]);
}

/** Why Slack takes none of them. */
function refusalOf(element: JsonObject, before: readonly JsonObject[], chosen: readonly File[]): string | undefined {
  const room = roomIn(element, before);
  if (chosen.length > room) return `There is room for ${room === 1 ? 'one file' : `${room} files`} more.`;
  const endings = endingsOf(element);
  const other = chosen.find(({ name }) => !endings.includes(name.split('.').at(-1)?.toLowerCase() ?? ''));
  if (endings.length === 0 || !other) return undefined;
  return `${other.name} is none of the files that can be given here: ${endings.join(', ')}.`;
}

function roomIn({ max_files: most }: JsonObject, files: readonly JsonObject[]): number {
  return Math.max(0, (typeof most === 'number' ? most : MOST) - files.length);
}

function endingsOf({ filetypes }: JsonObject): readonly string[] {
  return Array.isArray(filetypes) ? filetypes.filter(each => typeof each === 'string') : [];
}

function without(files: readonly JsonObject[], file: JsonObject): JsonObject[] {
  return files.filter(each => each.id !== file.id);
}

function sizeOf({ size }: JsonObject): string {
  if (typeof size !== 'number') return '';
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}

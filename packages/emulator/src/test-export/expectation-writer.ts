import { createWorkspaceNames, renderTextObject } from '../rendering/plain-text.js';
import { renderMessageLines, renderViewLines } from '../rendering/render-surface.js';
import { listNamedFields } from '../element-search/find-element.js';
import { stringAt } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';
import { writeLiteral, writeNumber, writeObject } from './literals.js';
import { getMessageKey, type ObservedChange } from './recorded-steps.js';
import type { SurfaceExpressions } from './surface-expressions.js';
import type { Runner } from './test-source.js';
import type { TestScript } from './test-script.js';
import { findChangedLine, findDistinctiveLine, toDistinctiveLine, type DistinctiveLine } from './distinctive-line.js';

/** What a sight is written with. */
export interface ExpectationWriterParts {
  readonly script: TestScript;
  readonly places: SurfaceExpressions;
  readonly runner: Runner;
  /** What is acted on later, by keys as variables have them. */
  readonly needed: ReadonlySet<string>;
  /** The workspace of an app's view. */
  readonly workspaceOf: (view: View) => Workspace;
}

/** What a wait allows for by itself is enough for what came sooner than that. */
const SOON_MS = 2000;
const MAX_MATCH_LENGTH = 100;

/** Writes what there was to be seen, as waits and assertions. */
export class ExpectationWriter {
  /** What each message shows, by its key. */
  readonly #shown = new Map<string, { readonly pane: string; readonly lines: readonly string[] }>();

  constructor(private readonly parts: ExpectationWriterParts) {}

  write(sight: ObservedChange): void {
    switch (sight.kind) {
      case 'message':
        return this.#message(sight);
      case 'view':
        return sight.view.type === 'home' ? this.#home(sight) : this.#modal(sight);
      case 'closed': {
        const form = this.parts.script.variable(`view ${sight.view.id}`);
        if (form !== undefined) this.#add(this.parts.runner.isFalse(`${form}.isOpen`));
        return undefined;
      }
      case 'errors':
        return this.#errors(sight);
    }
  }

  /** Notes a message of a person: an app's may say the same. */
  noteSaid(message: Message): void {
    this.#shown.set(getMessageKey(message), {
      pane: this.parts.places.writePane(message).pane,
      lines: this.#linesOf(message),
    });
  }

  /** Waits for a message that was there from the beginning. */
  writeFound(message: Message): void {
    this.#message({ message, before: undefined, posted: undefined, lateMs: 0 });
  }

  #message({ message, before, posted, lateMs }: ObservedMessage): void {
    const { script, places, needed } = this.parts;
    const key = getMessageKey(message);
    const { pane, wait } = places.writePane(message);
    const lines = this.#linesOf(message);
    const others = [...this.#shown].filter(([other, shown]) => other !== key && shown.pane === pane);
    this.#shown.set(key, { pane, lines });
    const isNeeded = needed.has(`message ${key}`) && script.variable(`message ${key}`) === undefined;
    const old = [before, posted].flatMap(each => (each ? this.#linesOf(each) : []));
    const alone = findDistinctiveLine(lines, [...old, ...others.flatMap(([, shown]) => shown.lines)]);
    const telling = alone ?? findDistinctiveLine(lines, old) ?? (posted && findChangedLine(lines, old));
    if (!telling && !isNeeded && !isStreamed(message)) return;
    const twins =
      telling && !alone ? others.filter(([, { lines: all }]) => all.some(line => line.includes(telling.text))) : [];
    const awaited =
      telling && twins.length > 0
        ? isOtherMessage(telling, pane, message, twins.length, lateMs)
        : `${wait}(${writeArguments(writeMatch(message, telling), lateMs)})`;
    const variable = isNeeded ? `const ${script.declare(`message ${key}`, 'message')} = ` : '';
    this.#add(`${variable}await ${awaited};`);
  }

  #modal({ view, before, opened, lateMs }: ObservedChange & { kind: 'view' }): void {
    const { script, needed } = this.parts;
    const key = `view ${view.id}`;
    const person = this.#viewer(view);
    if (person === undefined) return;
    const title = this.#titleOf(view);
    const known = script.variable(key);
    const isTold = known !== undefined && title === (before && this.#titleOf(before));
    const match =
      title === ''
        ? view.callbackId === ''
          ? undefined
          : writeLiteral(view.callbackId)
        : toDistinctiveLine(title).source;
    if (!isTold) {
      const variable =
        known === undefined && needed.has(key) ? `const ${script.declare(key, view.submit ? 'form' : 'modal')} = ` : '';
      this.#add(`${variable}await ${person}.modal(${writeArguments(match, lateMs)});`);
    }
    const form = script.variable(key);
    const old = before ?? opened;
    if (form === undefined || old === undefined || this.#titleOf(old) !== title) return;
    const telling = findDistinctiveLine(this.#linesIn(view), this.#linesIn(old));
    if (!telling) return;
    const what = `"${telling.text}" in ${title === '' ? 'the modal' : `"${title}"`}`;
    this.#add(`await ${writeWait(what, `() => ${isVisible(telling, `${form}.text`)} || undefined`, lateMs)};`);
  }

  #home({ view, before, lateMs }: ObservedChange & { kind: 'view' }): void {
    const { script, needed } = this.parts;
    const key = `view ${view.id}`;
    const person = this.#viewer(view);
    const telling = findDistinctiveLine(this.#linesIn(view), before ? this.#linesIn(before) : []);
    const isNeeded = needed.has(key) && script.variable(key) === undefined;
    if (person === undefined || (!telling && !isNeeded)) return;
    const variable = isNeeded ? `const ${script.declare(key, 'home')} = ` : '';
    const [first] = this.parts.workspaceOf(view).apps.all;
    const app = this.parts.workspaceOf(view).apps.find(view.appId);
    const other = app && app !== first ? `app: ${writeLiteral(app.name)}` : undefined;
    this.#add(`${variable}await ${person}.homeTab(${writeArguments(telling?.source, lateMs, other)});`);
  }

  #errors({ view, errors }: ObservedChange & { kind: 'errors' }): void {
    const { script, runner } = this.parts;
    const form = script.variable(`view ${view.id}`);
    if (form === undefined) return;
    const members = listNamedFields(view.blocks, createWorkspaceNames(this.parts.workspaceOf(view))).flatMap(
      ([name, { blockId }]): [string, string][] => {
        const error = Object.hasOwn(errors, blockId) ? stringAt(errors, blockId) : undefined;
        return error === undefined ? [] : [[name, writeLiteral(error)]];
      },
    );
    if (members.length > 0) this.#add(runner.isEqual(`${form}.errors`, writeObject(members)));
  }

  #viewer(view: View): string | undefined {
    const user: User | undefined = this.parts.places.findUser(view.userId);
    return user && this.parts.script.person(user);
  }

  #titleOf(view: View): string {
    return renderTextObject(view.title ?? '', createWorkspaceNames(this.parts.workspaceOf(view)));
  }

  #linesIn(view: View): string[] {
    return renderViewLines(view, createWorkspaceNames(this.parts.workspaceOf(view)));
  }

  /** The text first, where it stands as people read it. */
  #linesOf(message: Message): string[] {
    const names = createWorkspaceNames(this.parts.places.findWorkspace(message.channel));
    const text = message.text.split('\n').filter(line => !/[<>&]/.test(line));
    return [...text, ...renderMessageLines(message, names)];
  }

  #add(line: string): void {
    this.parts.script.add(line);
  }
}

type ObservedMessage = Pick<ObservedChange & { kind: 'message' }, 'message' | 'before' | 'posted' | 'lateMs'>;

/** Whether it came piece by piece, and is whole. */
const isStreamed = ({ streaming }: Message): boolean => streaming === false;

/** A message that comes piece by piece shows its first line long before its last. */
function writeMatch(message: Message, telling: DistinctiveLine | undefined): string | undefined {
  if (!isStreamed(message)) return telling?.source;
  return `each => each.streaming === false${telling ? ` && ${isVisibleIn(message, telling)}` : ''}`;
}

/** The one of several that show the same that came last. */
function isOtherMessage(
  telling: DistinctiveLine,
  pane: string,
  message: Message,
  count: number,
  lateMs: number,
): string {
  const isTheirs = message.ephemeralTo === undefined ? '' : `each.ephemeralTo === ${pane}.id && `;
  const probe = `() => ${pane}.messages.filter(each => ${isTheirs}${isVisibleIn(message, telling)})[${count}]`;
  return writeWait(`another "${telling.text}"`, probe, lateMs);
}

/** Whether a message shows a line: its text is not drawn where it has blocks. */
const isVisibleIn = ({ text }: Message, telling: DistinctiveLine): string =>
  isVisible(telling, text.includes(telling.text) ? 'each.text' : 'slack.draw(each)');

/** Whether a text shows a line. */
const isVisible = ({ source }: DistinctiveLine, text: string): string =>
  source.startsWith('/') ? `${source}.test(${text})` : `${text}.includes(${source})`;

function writeWait(what: string, probe: string, lateMs: number): string {
  const line = `slack.waitFor(${writeLiteral(what)}, ${probe}${writeMatchOptions(lateMs)})`;
  if (line.length <= MAX_MATCH_LENGTH) return line;
  const limit = writeWaitLimit(lateMs);
  const parts = [writeLiteral(what), probe, ...(limit === undefined ? [] : [`{ ${limit} }`])];
  return `slack.waitFor(\n${parts.map(part => `  ${part},\n`).join('')})`;
}

/** A limit of its own for what was long in coming, twice as long. */
function writeWaitLimit(lateMs: number): string | undefined {
  if (lateMs < SOON_MS || lateMs > 600_000) return undefined;
  return `timeoutMs: ${writeNumber(Math.ceil((lateMs * 2) / 1000) * 1000)}`;
}

function writeMatchOptions(lateMs: number, other?: string): string {
  const members = [other, writeWaitLimit(lateMs)].filter(each => each !== undefined);
  return members.length === 0 ? '' : `, { ${members.join(', ')} }`;
}

function writeArguments(match: string | undefined, lateMs: number, other?: string): string {
  const options = writeMatchOptions(lateMs, other);
  if (match !== undefined) return `${match}${options}`;
  return options === '' ? '' : `undefined${options}`;
}

import type { RecordedAction, UserAction } from '../actions/action-log.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import type { InteractionSurface } from '../dispatch/interaction-payload.js';
import type { User } from '../workspace/users/user.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';
import { findClickedOption, findElementQuery, findFieldQuery } from './element-query.js';
import { writeFileSource, writeInputValue, writeLiteral, writeObject, writeText } from './literals.js';
import { getMessageKey } from './recorded-steps.js';
import type { SurfaceExpressions } from './surface-expressions.js';
import type { TestScript } from './test-script.js';

/** What an act is written with. */
export interface ActionWriterParts {
  readonly script: TestScript;
  readonly places: SurfaceExpressions;
  /** What is acted on later, by keys as variables have them. */
  readonly needed: ReadonlySet<string>;
  /** The variable of something that was not seen in the story so far. @throws Error when it came before it */
  readonly variableOf: (found: Message | View, act: RecordedAction) => string;
}

type AnyAction<Verb extends UserAction['verb']> = Extract<UserAction, { readonly verb: Verb }>;
/** Something that is done to an element. */
type ElementAct = Extract<UserAction, { readonly surface: InteractionSurface }>;
/** Something that is done to a channel. */
type ChannelAct = AnyAction<'create_channel'> | Extract<UserAction, { readonly names: readonly string[] }>;

/** Fields that are being filled in, one after the other. */
interface PendingFill {
  readonly surfaceKey: string;
  /** What fills in, up to the object: `form.fill(`. */
  readonly call: string;
  readonly members: Map<string, string>;
}

/** Writes what people did, in the words of the kit. */
export class ActionWriter {
  #filling: PendingFill | undefined;

  constructor(private readonly parts: ActionWriterParts) {}

  /** @param posted what was said by it */
  write(noted: RecordedAction, posted: Message | undefined): void {
    const { action: act } = noted;
    if (act.verb === 'fill' || (act.verb === 'choose' && act.placed.block.type === 'input')) {
      return this.#fill(noted, act);
    }
    if (act.verb === 'submit') return this.#submit(noted, act.view);
    this.flush();
    const line = this.#lineOf(noted, posted);
    if (line !== undefined) this.parts.script.add(line);
  }

  /** Ends the filling in: what comes next is something else. */
  flush(): void {
    const filling = this.#filling;
    this.#filling = undefined;
    if (filling) this.parts.script.add(`await ${listFilledFields(filling)};`);
  }

  #fill(noted: RecordedAction, { surface, placed, entry }: ElementAct): void {
    const { user, workspace } = noted;
    const surfaceKey = `${user.id} ${getSurfaceKey(surface)}`;
    if (this.#filling?.surfaceKey !== surfaceKey) {
      this.flush();
      const call =
        surface.kind === 'view'
          ? `${this.#found(noted, surface.view)}.fill(`
          : `${this.#person(user)}.fill(${this.#found(noted, surface.message)}, `;
      this.#filling = { surfaceKey, call, members: new Map() };
    }
    const key = findFieldQuery(surface, placed, createWorkspaceNames(workspace));
    // Typed anew, it stands where it was typed last.
    this.#filling?.members.delete(key);
    this.#filling?.members.set(key, writeInputValue(workspace, user, entry));
  }

  #submit(noted: RecordedAction, view: View): void {
    const filling = this.#filling;
    if (filling?.surfaceKey === `${noted.user.id} ${getSurfaceKey({ kind: 'view', view })}`) {
      this.#filling = undefined;
      return this.parts.script.add(`await ${listFilledFields(filling)}.submit();`);
    }
    this.flush();
    return this.parts.script.add(`await ${this.#found(noted, view)}.submit();`);
  }

  #lineOf(noted: RecordedAction, posted: Message | undefined): string | undefined {
    const { action: act, user, workspace } = noted;
    const who = (): string => this.#person(user);
    switch (act.verb) {
      case 'command':
        return `await ${who()}.command(${this.#command(noted, act)});`;
      case 'say':
        return posted && this.#say(noted, act, posted);
      case 'share':
        return posted && this.#share(noted, act, posted);
      case 'edit':
        return `await ${who()}.edit(${this.#found(noted, act.message)}, ${writeLiteral(act.text)});`;
      case 'delete':
      case 'dismiss':
        return `await ${who()}.${act.verb}(${this.#found(noted, act.message)});`;
      case 'stop_stream':
        return `await ${who()}.stopStream(${this.#found(noted, act.message)});`;
      case 'react':
      case 'unreact':
        return `await ${who()}.${act.verb}(${this.#found(noted, act.message)}, ${writeLiteral(act.emoji)});`;
      case 'click':
        return `await ${this.#onSurface(noted, act, 'click')}${this.#nameOf(act, workspace)});`;
      case 'choose': {
        const option = findClickedOption(act.surface, act.placed, createWorkspaceNames(workspace), act.entry);
        if (option !== undefined) return `await ${this.#onSurface(noted, act, 'click')}${option});`;
        const value = writeInputValue(workspace, user, act.entry);
        return `await ${this.#onSurface(noted, act, 'select')}${this.#nameOf(act, workspace)}, ${value});`;
      }
      case 'close':
        return `await ${this.#found(noted, act.view)}.close();`;
      case 'close_all':
        return `await ${who()}.closeAllViews();`;
      case 'shortcut':
        return `await ${who()}.shortcut(${writeLiteral(act.callbackId)}${writeAppOption(workspace, act.appId)});`;
      case 'message_shortcut': {
        const message = this.#found(noted, act.message);
        return `await ${who()}.messageShortcut(${writeLiteral(act.callbackId)}, ${message}${writeAppOption(workspace, act.appId)});`;
      }
      case 'open_home': {
        const tab = act.tab === 'messages' ? [`tab: 'messages'`] : [];
        return `await ${who()}.openHome(${writeActionOptions([...tab, ...writeAppMembers(workspace, act.appId)], true)});`;
      }
      case 'open_assistant':
        return this.#openAssistant(noted, act, posted);
      case 'look_at': {
        const pane = this.parts.script.variable(`pane ${act.thread.channel}/${act.thread.ts}`);
        return pane && `await ${pane}.lookAt(${this.#place(act.channel, user)});`;
      }
      case 'run_function': {
        const inputs = Object.keys(act.inputs).length === 0 ? '' : `, ${writeText(act.inputs)}`;
        const app = writeAppOption(workspace, act.appId);
        return `await ${who()}.runFunction(${writeLiteral(act.callbackId)}${app !== '' && inputs === '' ? ', {}' : inputs}${app});`;
      }
      case 'upload':
        return `${who()}.upload(${writeFileSource(workspace, act.file.id, act.file.name)});`;
      case 'choose_language':
        return `${who()}.chooseLanguage(${writeLiteral(act.locale)});`;
      case 'open_direct':
        return `${who()}.channels.openDirect(${act.others.map(writeLiteral).join(', ')});`;
      case 'fill':
      case 'submit':
      case 'mark':
        // Written where they are gathered, or left out.
        return undefined;
      default:
        return this.#ofChannel(who(), act, user);
    }
  }

  #ofChannel(who: string, act: ChannelAct, user: User): string {
    if (act.verb === 'create_channel') {
      return `${who}.channels.create(${writeLiteral(act.name)}${act.isPrivate ? ', { isPrivate: true }' : ''});`;
    }
    const verb = act.verb === 'delete_channel' ? 'delete' : act.verb;
    const given = [this.#place(act.channel, user), ...act.names.map(writeLiteral)].join(', ');
    return `${who}.channels.${verb}(${given});`;
  }

  #command({ user, workspace }: RecordedAction, { command, text, channel, appId }: AnyAction<'command'>): string {
    const place = channel.name === 'general' ? [] : [`channel: ${this.#place(channel, user)}`];
    const options = writeActionOptions([...place, ...writeAppMembers(workspace, appId)]);
    const words = text === '' && options === '' ? '' : `, ${writeLiteral(text)}`;
    return `${writeLiteral(command)}${words}${options}`;
  }

  #say(noted: RecordedAction, act: AnyAction<'say'>, posted: Message): string {
    const { channel, text, threadTs } = act;
    const pane = this.parts.script.variable(`pane ${channel.id}/${threadTs}`);
    if (pane !== undefined) return `${this.#keeping(posted)}await ${pane}.say(${writeLiteral(text)});`;
    const given = `${this.#place(channel, noted.user)}, ${writeLiteral(text)}${writeActionOptions(this.#thread(noted, act))}`;
    return `${this.#keeping(posted)}await ${this.#person(noted.user)}.say(${given});`;
  }

  #share(noted: RecordedAction, act: AnyAction<'share'>, posted: Message): string {
    const { user, workspace } = noted;
    const words = act.text === '' ? [] : [`text: ${writeLiteral(act.text)}`];
    const files = act.files.map(({ id, name }) => writeFileSource(workspace, id, name));
    const given = files.length === 1 ? files.join('') : `[${files.join(', ')}]`;
    const options = writeActionOptions([...words, ...this.#thread(noted, act)]);
    const call = `${this.#person(user)}.share(${this.#place(act.channel, user)}, ${given}${options})`;
    return `${this.#keeping(posted)}await ${call};`;
  }

  #openAssistant(
    { user, workspace }: RecordedAction,
    act: AnyAction<'open_assistant'>,
    root: Message | undefined,
  ): string {
    const beside = act.beside ? [`beside: ${this.#place(act.beside, user)}`] : [];
    const options = writeActionOptions([...beside, ...writeAppMembers(workspace, act.appId)], true);
    const pane = root && this.parts.script.declare(`pane ${getMessageKey(root)}`, 'pane');
    return `${pane === undefined ? '' : `const ${pane} = `}await ${this.#person(user)}.openAssistant(${options});`;
  }

  #onSurface(noted: RecordedAction, { surface }: ElementAct, verb: 'click' | 'select'): string {
    if (surface.kind === 'view') return `${this.#found(noted, surface.view)}.${verb}(`;
    return `${this.#person(noted.user)}.${verb}(${this.#found(noted, surface.message)}, `;
  }

  #nameOf({ surface, placed, entry }: ElementAct, workspace: Workspace): string {
    return findElementQuery(surface, placed, createWorkspaceNames(workspace), entry);
  }

  #thread(noted: RecordedAction, { channel, threadTs, isBroadcast }: AnyAction<'say' | 'share'>): string[] {
    if (threadTs === undefined) return [];
    const root = noted.workspace.messages.find(channel.id, threadTs);
    const known = this.parts.script.variable(`message ${channel.id}/${threadTs}`);
    const message = known ?? (root && this.#found(noted, root));
    return [...(message === undefined ? [] : [`threadTs: ${message}.ts`]), ...(isBroadcast ? ['broadcast: true'] : [])];
  }

  /** Keeps what was said in a variable, where it is acted on later. */
  #keeping(posted: Message): string {
    const key = `message ${getMessageKey(posted)}`;
    return this.parts.needed.has(key) ? `const ${this.parts.script.declare(key, 'message')} = ` : '';
  }

  #found(noted: RecordedAction, found: Message | View): string {
    return this.parts.variableOf(found, noted);
  }

  #person(user: User): string {
    return this.parts.script.person(user);
  }

  #place(channel: Parameters<SurfaceExpressions['getChannelName']>[0], user: User): string {
    return writeLiteral(this.parts.places.getChannelName(channel, user.id));
  }
}

const listFilledFields = ({ call, members }: PendingFill): string => `${call}${writeObject([...members])})`;

const getSurfaceKey = (surface: InteractionSurface): string =>
  surface.kind === 'view' ? surface.view.id : getMessageKey(surface.message);

/** The app of an act, where it is not the one that is meant anyway. */
function writeAppMembers({ apps }: Workspace, appId: string): string[] {
  const app = apps.find(appId);
  return app && app !== apps.all[0] ? [`app: ${writeLiteral(app.name)}`] : [];
}

const writeAppOption = (workspace: Workspace, appId: string): string =>
  writeActionOptions(writeAppMembers(workspace, appId));

function writeActionOptions(members: readonly string[], isFirst = false): string {
  if (members.length === 0) return '';
  return `${isFirst ? '' : ', '}{ ${members.join(', ')} }`;
}

import { isJsonObject, stringAt } from '../json.js';
import type { AppManifest } from './manifest.schema.js';

/** A slash command that an app declares. */
export interface DeclaredCommand {
  /** With its slash. */
  readonly command: string;
  /** Whether users, channels and links in its text come as ids and URLs. */
  readonly isEscaped: boolean;
}

/** A shortcut that an app declares. */
export interface DeclaredShortcut {
  readonly callbackId: string;
  readonly type: 'global' | 'message';
}

/** An input or output of a function. */
export interface DeclaredParameter {
  readonly name: string;
  /** Its name, where it has no other. */
  readonly title: string;
  readonly description: string;
  /** Such as `string` or `slack#/types/user_id`. */
  readonly type: string;
  readonly isRequired: boolean;
}

/** A function that steps of workflows can run. */
export interface DeclaredFunction {
  readonly callbackId: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly DeclaredParameter[];
  readonly outputs: readonly DeclaredParameter[];
}

/** What people can do in the Messages tab of an app: write, only read, or nothing, as there is none. */
export type MessagesTab = 'writable' | 'read_only' | 'none';

/** What an app declares in its manifest, and so can do at all. */
export interface Declarations {
  /** The name of its bot. */
  readonly botName: string;
  readonly botScopes: readonly string[];
  readonly userScopes: readonly string[];
  /** The events that its bot subscribed to, by the names of its settings, such as `message.channels`. */
  readonly events: ReadonlySet<string>;
  /** Those that it subscribed to on behalf of the people who let it act for them. */
  readonly userEvents: ReadonlySet<string>;
  /** Which apps' metadata it hears of, and of which type. */
  readonly metadataSubscriptions: readonly { readonly appId: string; readonly eventType: string }[];
  readonly commands: readonly DeclaredCommand[];
  readonly shortcuts: readonly DeclaredShortcut[];
  readonly functions: readonly DeclaredFunction[];
  /** The domains whose links it hears of and may unfurl. */
  readonly unfurlDomains: readonly string[];
  readonly isSocketMode: boolean;
  readonly isInteractive: boolean;
  readonly hasHome: boolean;
  readonly messagesTab: MessagesTab;
  readonly hasAssistant: boolean;
  /** Whether it can be installed in a whole organisation. */
  readonly isOrgWide: boolean;
}

type Features = NonNullable<AppManifest['features']>;

/** Reads what a manifest declares. */
export function readDeclarations(manifest: AppManifest): Declarations {
  const { display_information: display, features = {}, oauth_config: oauth = {}, settings = {} } = manifest;
  const { scopes = {} } = oauth;
  const { event_subscriptions: subscribed = {} } = settings;
  return {
    botName: features.bot_user?.display_name ?? display.name,
    botScopes: [...(scopes.bot ?? []), ...(scopes.bot_optional ?? [])],
    userScopes: [...(scopes.user ?? []), ...(scopes.user_optional ?? [])],
    events: new Set(subscribed.bot_events),
    userEvents: new Set(subscribed.user_events),
    metadataSubscriptions: (subscribed.metadata_subscriptions ?? []).map(each => ({
      appId: each.app_id,
      eventType: each.event_type,
    })),
    commands: (features.slash_commands ?? []).map(({ command, should_escape: isEscaped = false }) => ({
      command,
      isEscaped,
    })),
    shortcuts: (features.shortcuts ?? []).map(({ callback_id: callbackId, type }) => ({ callbackId, type })),
    functions: readFunctions(manifest),
    unfurlDomains: features.unfurl_domains ?? [],
    isSocketMode: settings.socket_mode_enabled ?? false,
    isInteractive: settings.interactivity?.is_enabled ?? false,
    hasHome: features.app_home?.home_tab_enabled ?? false,
    messagesTab: readMessagesTab(features),
    hasAssistant: hasAssistant(features),
    isOrgWide: settings.org_deploy_enabled ?? false,
  };
}

const hasAssistant = ({ assistant_view, agent_view }: Features): boolean =>
  assistant_view !== undefined || agent_view !== undefined;

/** What is not said to be off is on. The chats with an assistant take the place of the tab. */
function readMessagesTab(features: Features): MessagesTab {
  const { messages_tab_enabled: isThere, messages_tab_read_only_enabled: isReadOnly } = features.app_home ?? {};
  if (hasAssistant(features)) return 'writable';
  if (isThere === false) return 'none';
  return isReadOnly === true ? 'read_only' : 'writable';
}

/** Of the two places where functions may stand. */
function readFunctions({ features = {}, functions = {} }: AppManifest): DeclaredFunction[] {
  const listed = (features.functions ?? []).map(each => ({
    callbackId: each.callback_id,
    title: each.title,
    description: each.description,
    inputs: each.input_parameters.map(toDeclaredParameter),
    outputs: each.output_parameters.map(toDeclaredParameter),
  }));
  const named = Object.entries(functions).map(([callbackId, each]) => ({
    callbackId,
    title: each.title,
    description: each.description,
    inputs: readParameters(each.input_parameters),
    outputs: readParameters(each.output_parameters),
  }));
  return [...listed, ...named];
}

const toDeclaredParameter = (given: {
  name: string;
  type: string;
  is_required?: boolean | undefined;
}): DeclaredParameter => ({
  ...readTitleAndDescription(given, given.name),
  name: given.name,
  type: given.type,
  isRequired: given.is_required ?? false,
});

/** By name, at once or one level down under `properties`, with a list of those that are `required`. */
function readParameters(given: unknown): DeclaredParameter[] {
  if (!isJsonObject(given)) return [];
  const properties = isJsonObject(given.properties) ? given.properties : given;
  const required = Array.isArray(given.required) ? given.required : [];
  return Object.entries(properties).flatMap(([name, value]) => {
    const type = isJsonObject(value) ? stringAt(value, 'type') : undefined;
    if (!isJsonObject(value) || type === undefined) return [];
    const isRequired = value.is_required === true || required.includes(name);
    return [{ ...readTitleAndDescription(value, name), name, type, isRequired }];
  });
}

function readTitleAndDescription(given: unknown, name: string): Pick<DeclaredParameter, 'title' | 'description'> {
  const words = isJsonObject(given) ? given : {};
  return { title: stringAt(words, 'title') ?? name, description: stringAt(words, 'description') ?? '' };
}

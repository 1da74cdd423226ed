import { isJsonObject, stringAt } from '../json.js';
import type { AppManifest } from './manifest.schema.js';

/** A slash command that an app declares. */
export interface DeclaredCommand {
  /** Includes the slash. */
  readonly command: string;
  /** Whether users, channels and links in its text are sent as ids and URLs. */
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
  /** The parameter's name, if it has no title. */
  readonly title: string;
  readonly description: string;
  /** A type such as `string` or `slack#/types/user_id`. */
  readonly type: string;
  readonly isRequired: boolean;
}

/** A function that workflow steps can run. */
export interface DeclaredFunction {
  readonly callbackId: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly DeclaredParameter[];
  readonly outputs: readonly DeclaredParameter[];
}

/** What users can do in an app's Messages tab: write, only read, or nothing, because the app has no tab. */
export type MessagesTab = 'writable' | 'read_only' | 'none';

/** The declarations in an app's manifest, which limit what the app can do. */
export interface Declarations {
  readonly botName: string;
  readonly botScopes: readonly string[];
  readonly userScopes: readonly string[];
  /** The bot events that the app subscribes to, by their names in settings, such as `message.channels`. */
  readonly events: ReadonlySet<string>;
  /** The events that the app subscribes to on behalf of users who authorized it. */
  readonly userEvents: ReadonlySet<string>;
  /** The message metadata that the app subscribes to, by app and event type. */
  readonly metadataSubscriptions: readonly { readonly appId: string; readonly eventType: string }[];
  readonly commands: readonly DeclaredCommand[];
  readonly shortcuts: readonly DeclaredShortcut[];
  readonly functions: readonly DeclaredFunction[];
  /** The domains whose links the app is notified of and may unfurl. */
  readonly unfurlDomains: readonly string[];
  readonly isSocketMode: boolean;
  readonly isInteractive: boolean;
  readonly hasHome: boolean;
  readonly messagesTab: MessagesTab;
  readonly hasAssistant: boolean;
  /** Whether it can be installed in a whole organization. */
  readonly isOrgWide: boolean;
}

type Features = NonNullable<AppManifest['features']>;

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

/** The tab is on unless the manifest disables it. Assistant threads replace the tab. */
function readMessagesTab(features: Features): MessagesTab {
  const { messages_tab_enabled: isThere, messages_tab_read_only_enabled: isReadOnly } = features.app_home ?? {};
  if (hasAssistant(features)) return 'writable';
  if (isThere === false) return 'none';
  return isReadOnly === true ? 'read_only' : 'writable';
}

/** Reads functions from both places where a manifest can declare them. */
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

/** Reads parameters by name, either directly or under `properties` with a list of `required` names. */
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

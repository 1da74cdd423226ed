import * as v from 'valibot';
import { isJsonObject, type JsonObject } from '../json.js';
import { members } from './schema-issues.js';

const distinctNames = v.check((items: string[]) => new Set(items).size === items.length, 'must name each but once');
const words = (min: number, max: number) => v.pipe(v.string(), v.minLength(min), v.maxLength(max));
const url = (max: number) => v.pipe(v.string(), v.regex(/^https?:\/\//, 'must be a http URL'), v.maxLength(max));
const domain = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^(?![.-])[-a-z0-9.]+[a-z0-9]$/, 'must be a domain, such as example.com'),
    v.maxLength(max),
  );
const some = <const Item extends v.GenericSchema>(item: Item, max: number, min = 0) =>
  v.pipe(v.array(item), v.minLength(min), v.maxLength(max));
const distinct = (max: number, itemMax: number, min = 0) => v.pipe(some(words(0, itemMax), max, min), distinctNames);
const flag = v.optional(v.boolean());

/** What is only passed on: workflows, data stores and the like mean nothing to a local Slack. */
const anything = v.optional(v.custom<JsonObject>(isJsonObject, 'must be an object'));

const displayInformation = members({
  name: words(1, 35),
  description: v.optional(words(1, 140)),
  background_color: v.optional(
    v.pipe(v.string(), v.regex(/^#([0-9a-fA-F]{3}){1,2}$/, 'must be a colour, such as #0a5')),
  ),
  long_description: v.optional(words(175, 4000)),
});

const appHome = members({
  home_tab_enabled: flag,
  messages_tab_enabled: flag,
  messages_tab_read_only_enabled: flag,
});

const botUser = members({ display_name: words(1, 80), always_online: flag });

const shortcut = members({
  name: words(1, 24),
  type: v.picklist(['message', 'global']),
  callback_id: words(1, 255),
  description: words(1, 150),
});

const slashCommand = members({
  command: v.pipe(v.string(), v.regex(/^\//, 'must begin with a slash'), v.minLength(2), v.maxLength(32)),
  url: v.optional(url(3000)),
  description: words(1, 2000),
  usage_hint: v.optional(words(1, 1000)),
  should_escape: flag,
});

const parameter = v.looseObject({ type: v.string(), is_required: flag });
const parameters = v.looseObject({
  properties: v.optional(v.record(v.string(), parameter)),
  required: v.optional(v.array(v.string())),
});

/** What steps of workflows an app runs, by their callback ids. */
const functions = v.record(
  v.string(),
  members({
    title: v.string(),
    description: v.string(),
    // Slack's own samples name the parameters at once, its schema one level down.
    input_parameters: v.union([parameters, v.record(v.string(), parameter)]),
    output_parameters: v.union([parameters, v.record(v.string(), parameter)]),
  }),
);

const listedParameters = some(v.looseObject({ type: v.string(), name: v.string(), is_required: flag }), 20);
const listedFunction = members({
  title: v.string(),
  description: v.string(),
  callback_id: v.string(),
  input_parameters: listedParameters,
  output_parameters: listedParameters,
});

const prompts = v.array(members({ title: v.string(), message: v.string() }));
const assistantView = members({ assistant_description: v.string(), suggested_prompts: v.optional(prompts) });
const agentView = members({
  agent_description: v.optional(words(0, 300)),
  suggested_prompts: v.optional(v.pipe(prompts, v.maxLength(4))),
  actions: v.optional(v.array(members({ name: v.string(), description: v.string() }))),
});

const features = members({
  app_home: v.optional(appHome),
  bot_user: v.optional(botUser),
  functions: v.optional(some(listedFunction, 50)),
  shortcuts: v.optional(some(shortcut, 10, 1)),
  slash_commands: v.optional(some(slashCommand, 50, 1)),
  workflow_steps: v.optional(some(members({ name: words(1, 50), callback_id: words(1, 50) }), 10, 1)),
  unfurl_domains: v.optional(v.pipe(some(domain(255), 5, 1), distinctNames)),
  assistant_view: v.optional(assistantView),
  agent_view: v.optional(agentView),
});

const scopes = v.optional(some(words(0, 50), 255));

const oauthConfig = members({
  redirect_urls: v.optional(distinct(1000, 2500)),
  scopes: v.optional(members({ user: scopes, bot: scopes, user_optional: scopes, bot_optional: scopes })),
  token_management_enabled: flag,
  pkce_enabled: flag,
});

const eventSubscriptions = members({
  request_url: v.optional(url(3500)),
  user_events: v.optional(distinct(100, 50)),
  bot_events: v.optional(distinct(100, 50)),
  metadata_subscriptions: v.optional(some(members({ app_id: v.string(), event_type: words(0, 50) }), 20, 1)),
});

const settings = members({
  allowed_ip_address_ranges: v.optional(distinct(50, 18, 1)),
  event_subscriptions: v.optional(eventSubscriptions),
  incoming_webhooks: v.optional(members({ incoming_webhooks_enabled: flag })),
  interactivity: v.optional(
    members({
      is_enabled: v.boolean(),
      request_url: v.optional(url(3500)),
      message_menu_options_url: v.optional(url(3500)),
    }),
  ),
  org_deploy_enabled: flag,
  socket_mode_enabled: flag,
  is_hosted: flag,
  token_rotation_enabled: flag,
  siws_links: v.optional(members({ initiate_uri: v.optional(url(3500)) })),
  hermes_app_type: v.optional(v.string()),
  function_runtime: v.optional(v.string()),
  is_mcp_enabled: flag,
});

/** Slack's app manifest: members, types and limits. */
export const manifestSchema = members({
  $schema: v.optional(v.string()),
  _metadata: v.optional(
    members({
      schema_version: v.optional(v.number()),
      min_version: v.optional(v.number()),
      major_version: v.optional(v.number()),
      minor_version: v.optional(v.number()),
    }),
  ),
  app_directory: anything,
  display_information: displayInformation,
  features: v.optional(features),
  oauth_config: v.optional(oauthConfig),
  settings: v.optional(settings),
  functions: v.optional(functions),
  workflows: anything,
  datastores: anything,
  outgoing_domains: v.optional(some(domain(50), 10)),
  types: anything,
  external_auth_providers: anything,
  mcp_servers: anything,
});

/**
 * An app's manifest, as Slack's app settings show it.
 * @see https://docs.slack.dev/reference/app-manifest
 */
export type AppManifest = v.InferOutput<typeof manifestSchema>;

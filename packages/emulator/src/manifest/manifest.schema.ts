import * as v from 'valibot';
import { isJsonObject, type JsonObject } from '../json.js';
import { strictMembers } from './schema-issues.js';

const distinctNames = v.check((items: string[]) => new Set(items).size === items.length, 'must name each but once');
const limitedText = (min: number, max: number) => v.pipe(v.string(), v.minLength(min), v.maxLength(max));
const urlText = (max: number) => v.pipe(v.string(), v.regex(/^https?:\/\//, 'must be a http URL'), v.maxLength(max));
const domain = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^(?![.-])[-a-z0-9.]+[a-z0-9]$/, 'must be a domain, such as example.com'),
    v.maxLength(max),
  );
const nonEmptyArray = <const Item extends v.GenericSchema>(item: Item, max: number, min = 0) =>
  v.pipe(v.array(item), v.minLength(min), v.maxLength(max));
const distinct = (max: number, itemMax: number, min = 0) =>
  v.pipe(nonEmptyArray(limitedText(0, itemMax), max, min), distinctNames);
const optionalBoolean = v.optional(v.boolean());

/** Accepted without validation, because workflows, datastores and similar members have no effect in a local Slack. */
const anyJson = v.optional(v.custom<JsonObject>(isJsonObject, 'must be an object'));

const displayInformation = strictMembers({
  name: limitedText(1, 35),
  description: v.optional(limitedText(1, 140)),
  background_color: v.optional(
    v.pipe(v.string(), v.regex(/^#([0-9a-fA-F]{3}){1,2}$/, 'must be a colour, such as #0a5')),
  ),
  long_description: v.optional(limitedText(175, 4000)),
});

const appHome = strictMembers({
  home_tab_enabled: optionalBoolean,
  messages_tab_enabled: optionalBoolean,
  messages_tab_read_only_enabled: optionalBoolean,
});

const botUser = strictMembers({ display_name: limitedText(1, 80), always_online: optionalBoolean });

const shortcut = strictMembers({
  name: limitedText(1, 24),
  type: v.picklist(['message', 'global']),
  callback_id: limitedText(1, 255),
  description: limitedText(1, 150),
});

const slashCommand = strictMembers({
  command: v.pipe(v.string(), v.regex(/^\//, 'must begin with a slash'), v.minLength(2), v.maxLength(32)),
  url: v.optional(urlText(3000)),
  description: limitedText(1, 2000),
  usage_hint: v.optional(limitedText(1, 1000)),
  should_escape: optionalBoolean,
});

const parameter = v.looseObject({ type: v.string(), is_required: optionalBoolean });
const parameters = v.looseObject({
  properties: v.optional(v.record(v.string(), parameter)),
  required: v.optional(v.array(v.string())),
});

/** The functions that workflow steps can run, by callback id. */
const functions = v.record(
  v.string(),
  strictMembers({
    title: v.string(),
    description: v.string(),
    // Slack's samples list the parameters directly; its schema nests them under `properties`.
    input_parameters: v.union([parameters, v.record(v.string(), parameter)]),
    output_parameters: v.union([parameters, v.record(v.string(), parameter)]),
  }),
);

const listedParameters = nonEmptyArray(
  v.looseObject({ type: v.string(), name: v.string(), is_required: optionalBoolean }),
  20,
);
const listedFunction = strictMembers({
  title: v.string(),
  description: v.string(),
  callback_id: v.string(),
  input_parameters: listedParameters,
  output_parameters: listedParameters,
});

const prompts = v.array(strictMembers({ title: v.string(), message: v.string() }));
const assistantView = strictMembers({ assistant_description: v.string(), suggested_prompts: v.optional(prompts) });
const agentView = strictMembers({
  agent_description: v.optional(limitedText(0, 300)),
  suggested_prompts: v.optional(v.pipe(prompts, v.maxLength(4))),
  actions: v.optional(v.array(strictMembers({ name: v.string(), description: v.string() }))),
});

const features = strictMembers({
  app_home: v.optional(appHome),
  bot_user: v.optional(botUser),
  functions: v.optional(nonEmptyArray(listedFunction, 50)),
  shortcuts: v.optional(nonEmptyArray(shortcut, 10, 1)),
  slash_commands: v.optional(nonEmptyArray(slashCommand, 50, 1)),
  workflow_steps: v.optional(
    nonEmptyArray(strictMembers({ name: limitedText(1, 50), callback_id: limitedText(1, 50) }), 10, 1),
  ),
  unfurl_domains: v.optional(v.pipe(nonEmptyArray(domain(255), 5, 1), distinctNames)),
  assistant_view: v.optional(assistantView),
  agent_view: v.optional(agentView),
});

const scopes = v.optional(nonEmptyArray(limitedText(0, 50), 255));

const oauthConfig = strictMembers({
  redirect_urls: v.optional(distinct(1000, 2500)),
  scopes: v.optional(strictMembers({ user: scopes, bot: scopes, user_optional: scopes, bot_optional: scopes })),
  token_management_enabled: optionalBoolean,
  pkce_enabled: optionalBoolean,
});

const eventSubscriptions = strictMembers({
  request_url: v.optional(urlText(3500)),
  user_events: v.optional(distinct(100, 50)),
  bot_events: v.optional(distinct(100, 50)),
  metadata_subscriptions: v.optional(
    nonEmptyArray(strictMembers({ app_id: v.string(), event_type: limitedText(0, 50) }), 20, 1),
  ),
});

const settings = strictMembers({
  allowed_ip_address_ranges: v.optional(distinct(50, 18, 1)),
  event_subscriptions: v.optional(eventSubscriptions),
  incoming_webhooks: v.optional(strictMembers({ incoming_webhooks_enabled: optionalBoolean })),
  interactivity: v.optional(
    strictMembers({
      is_enabled: v.boolean(),
      request_url: v.optional(urlText(3500)),
      message_menu_options_url: v.optional(urlText(3500)),
    }),
  ),
  org_deploy_enabled: optionalBoolean,
  socket_mode_enabled: optionalBoolean,
  is_hosted: optionalBoolean,
  token_rotation_enabled: optionalBoolean,
  siws_links: v.optional(strictMembers({ initiate_uri: v.optional(urlText(3500)) })),
  hermes_app_type: v.optional(v.string()),
  function_runtime: v.optional(v.string()),
  is_mcp_enabled: optionalBoolean,
});

/** The members, types and limits of Slack's app manifest. */
export const manifestSchema = strictMembers({
  $schema: v.optional(v.string()),
  _metadata: v.optional(
    strictMembers({
      schema_version: v.optional(v.number()),
      min_version: v.optional(v.number()),
      major_version: v.optional(v.number()),
      minor_version: v.optional(v.number()),
    }),
  ),
  app_directory: anyJson,
  display_information: displayInformation,
  features: v.optional(features),
  oauth_config: v.optional(oauthConfig),
  settings: v.optional(settings),
  functions: v.optional(functions),
  workflows: anyJson,
  datastores: anyJson,
  outgoing_domains: v.optional(nonEmptyArray(domain(50), 10)),
  types: anyJson,
  external_auth_providers: anyJson,
  mcp_servers: anyJson,
});

/**
 * An app manifest, as in Slack's app settings.
 * @see https://docs.slack.dev/reference/app-manifest
 */
export type AppManifest = v.InferOutput<typeof manifestSchema>;

import { ActionDispatcher } from './actions/action-dispatcher.js';
import { ActionLog } from './actions/action-log.js';
import { Faults, type FaultsParts } from './faults/faults.js';
import { SlackTime } from './time/slack-time.js';
import { WorkspaceLookup } from './test-kit/workspace-lookup.js';
import { EmulatorState } from './seed/emulator-state.js';
import { Waits } from './test-kit/waits.js';
import { routeEvents } from './events/change-events.js';
import { ConnectionPool } from './dispatch/connection-pool.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { createEventCallback } from './events/event-callback.js';
import { RequestAdmission } from './server/server-address.js';
import { FilesEndpoint, ResponseUrlEndpoint } from './server/http-endpoints.js';
import { EmulatorServer, handleUpgrades } from './server/emulator-server.js';
import { ApiServer } from './server/api-server.js';
import type { SocketConnection } from './server/socket-connection.js';
import { SocketModeServer, ConnectionTickets } from './server/socket-mode-server.js';
import { FaultPlan } from './faults/fault-plan.js';
import { History } from './timeline/history.js';
import { RecordStore } from './timeline/record-store.js';
import { EventLog } from './event-log/event-log.js';
import { Exporter } from './test-export/exporter.js';
import type { ResolvedOptions, SlackEmulatorOptions } from './slack-emulator.options.js';
import { Linter } from './lint/linter.js';
import { Payloads } from './payloads/payloads.js';
import { ParticipantNames } from './timeline/participant-names.js';
import { TimelineRecorder } from './timeline/timeline-recorder.js';
import { TimelineLog } from './timeline/timeline.js';
import { Failures } from './failures/failures.js';
import { StoryRunner, formatTimelineTail } from './failures/error-timeline.js';
import { Replayer, type ReplayerParts } from './replay/replayer.js';
import { ControlledClock } from './time/controlled-clock.js';
import { Timers } from './time/timers.js';
import type { CompleteSeed } from './seed/initial-seed.js';
import { applySeed } from './seed/apply/apply-seed.js';
import { writeApiResponse } from './web-api/api-exchange.js';
import { WebApi } from './web-api/web-api.js';
import type { App } from './workspace/apps/app.js';
import type { RunAfter } from './workspace/messages/scheduled-messages.js';
import type { WorkspaceChange } from './workspace/workspace-change.js';
import type { Workspace } from './workspace/workspace.js';
import { WorkspaceRegistry } from './workspace/workspace-registry.js';

/** The components of an emulator. */
export interface EmulatorComponents {
  readonly world: WorkspaceRegistry;
  /** The first workspace. */
  readonly workspace: Workspace;
  readonly journal: EventLog;
  readonly timers: Timers;
  readonly pool: ConnectionPool<SocketConnection>;
  readonly dispatcher: Dispatcher;
  readonly socketDoor: SocketModeServer;
  readonly frontDoor: EmulatorServer;
  readonly httpDoor: ApiServer;
  /** Dispatches the actions of users in the first workspace. */
  readonly desk: ActionDispatcher;
  readonly faults: Faults;
  readonly workspaces: WorkspaceLookup;
  readonly keeping: EmulatorState;
  readonly waits: Waits;
  readonly clock: ControlledClock;
  readonly time: SlackTime;
  readonly failures: Failures;
  readonly storyteller: StoryRunner;
  readonly timeline: TimelineLog;
  readonly lint: Linter;
  readonly history: History;
  readonly payloads: Payloads;
}

/**
 * Creates the components without listening on a port.
 * @param given the options as the caller passed them; the test export repeats them
 */
export function createEmulatorComponents(
  options: ResolvedOptions,
  seed: CompleteSeed,
  given: SlackEmulatorOptions,
): EmulatorComponents {
  const clock = new ControlledClock(options.clock);
  const timers = new Timers(clock);
  const after: RunAfter = (...how) => timers.after(...how);
  const world = new WorkspaceRegistry({ ...options, clock, after, fileUrlBase: () => `${frontDoor.origin}/files/` });
  applySeed(world, seed);
  const { ids } = world;
  const journal = new EventLog(options.historyLimit);
  const timeline = new TimelineLog(options.historyLimit);
  const names = new ParticipantNames(world);
  const recorder = new TimelineRecorder({ log: timeline, journal, clock, names });
  const { lint: settings, historyLimit: limit } = options;
  const lint = new Linter({ settings, log: timeline, limit, names });
  const records = new RecordStore(limit);
  recorder.onRecord(noted => records.add(noted));
  recorder.onRecord(noted => lint.check(noted));
  const pool = new ConnectionPool<SocketConnection>();
  const plan = new FaultPlan();
  const tickets = new ConnectionTickets(ids, clock);
  const admission = new RequestAdmission(options);
  const dispatcher = new Dispatcher({ pool, journal, faults: plan, timers, clock, ids, policy: options });
  const socketDoor = new SocketModeServer({
    pool,
    dispatcher,
    journal,
    tickets,
    faults: plan,
    timers,
    clock,
    ids,
    admission,
    pingIntervalMs: options.pingIntervalMs,
    lifetimeSeconds: options.approximateConnectionTimeSeconds,
  });
  const issueConnectionUrl = (app: App): string => {
    plan.checkSocketMode();
    const ticket = tickets.issue(app);
    if (plan.usedUrls.take()) tickets.redeem(ticket);
    return `${frontDoor.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${app.appId}`;
  };
  const webApi = new WebApi({
    world,
    journal,
    faults: plan,
    clock,
    rateLimits: options.rateLimits,
    issueConnectionUrl,
    uploadUrlBase: () => `${frontDoor.origin}/uploads/`,
  });
  const responseUrls = new ResponseUrlEndpoint(world, journal);
  const httpDoor = new ApiServer({
    webApi: {
      handle: request =>
        timeline.call(
          () => writeApiResponse(webApi.handle(request)),
          (id, response) => records.addResponse(id, request, response),
        ),
    },
    responseUrls: { handle: (key, fields) => timeline.call(() => responseUrls.handle(key, fields)) },
    files: new FilesEndpoint(world),
    apiDelayMs: () => plan.apiDelayMs,
    admission,
    requestTimeoutMs: options.requestTimeoutMs,
  });
  const { server } = httpDoor;
  handleUpgrades(server, (request, tcp, head) => socketDoor.upgrade(request, tcp, head));
  const frontDoor = new EmulatorServer(server, options);
  const chooseApp = (nameOrId?: string): App => world.apps.choose(nameOrId);
  const responseUrlBase = (): string => `${frontDoor.origin}/responses/`;
  const acts = new ActionLog(limit);
  const deskIn = (each: Workspace): ActionDispatcher =>
    new ActionDispatcher({ workspace: each, dispatcher, journal, recorder, actions: acts, clock, responseUrlBase });
  const deskOf: ReplayerParts['deskOf'] = teamId =>
    deskIn(world.workspaces.find(({ team }) => team.id === teamId) ?? world.workspace());
  const replayer = new Replayer({ dispatcher, recorder, chooseApp, deskOf });
  const waits = new Waits(
    journal,
    () => world.shared.messages.all,
    () => formatTimelineTail(timeline),
  );
  const workspaces = new WorkspaceLookup(world, deskIn, waits);
  const refresh: FaultsParts['refresh'] = (...how) => socketDoor.refresh(...how);
  const note: FaultsParts['note'] = (fault, details) => journal.emit('fault', { fault, details, at: clock.now() });
  const faults = new Faults({ note, plan, pool, refresh, timers, chooseApp, door: frontDoor });

  world.onChange(change => {
    if (isMessageChange(change)) journal.emit('message', change.message);
    recorder.recordChange(change, () => {
      const { heard, withheld } = routeEvents(world.workspaces, change);
      for (const event of withheld) recorder.recordWithheldEvent(event);
      for (const each of heard) {
        const payload = createEventCallback(each.workspace, each, clock);
        dispatcher.dispatch({ app: each.app.app, type: 'events_api', payload });
      }
    });
  });
  const failures = new Failures(journal, lint, options.failOn);
  const exporter = new Exporter({ world, timeline, records, acts, failures, given });
  const time = new SlackTime({ clock, timers, journal });
  return {
    world,
    get workspace() {
      return world.workspace();
    },
    journal,
    timers,
    pool,
    dispatcher,
    socketDoor,
    frontDoor,
    httpDoor,
    get desk() {
      return deskIn(world.workspace());
    },
    faults,
    workspaces,
    keeping: new EmulatorState({
      world,
      dispatcher,
      journal,
      clock,
      records: [journal, timeline, records, acts, lint, failures],
    }),
    waits,
    clock,
    time,
    failures,
    storyteller: new StoryRunner(timeline, journal, waits, () => time.isFrozen),
    timeline,
    lint,
    payloads: new Payloads({ world, dispatcher, recorder, clock, deskIn }),
    history: new History({
      timeline,
      records,
      journal,
      lint,
      replayer,
      exporter,
      apiUrl: () => `${frontDoor.origin}/api/`,
      chooseApp,
    }),
  };
}

const isMessageChange = (change: WorkspaceChange): change is Extract<WorkspaceChange, { kind: MessageNews }> =>
  change.kind === 'message_posted' || change.kind === 'message_changed' || change.kind === 'message_grown';

type MessageNews = 'message_posted' | 'message_changed' | 'message_grown';

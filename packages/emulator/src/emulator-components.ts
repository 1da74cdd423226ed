import { ActDesk } from './actions/action-dispatcher.js';
import { ActLog } from './actions/action-log.js';
import { Faults, type FaultsParts } from './faults/faults.js';
import { SlackTime } from './time/slack-time.js';
import { Workspaces } from './test-kit/workspace-lookup.js';
import { Keeping } from './seed/emulator-state.js';
import { Waits } from './test-kit/waits.js';
import { newsOf } from './dispatch/world-events.js';
import { ConnectionPool } from './dispatch/connection-pool.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { wrapEvent } from './events/event-callback.js';
import { Admission } from './server/server-address.js';
import { FilesDoor, ResponseUrlDoor } from './server/http-endpoints.js';
import { FrontDoor, onWebSocket } from './server/emulator-server.js';
import { HttpDoor } from './server/api-server.js';
import type { SocketConnection } from './server/socket-connection.js';
import { SocketDoor, Tickets } from './server/socket-mode-server.js';
import { FaultPlan } from './faults/fault-plan.js';
import { History } from './timeline/history.js';
import { KeptRecords } from './timeline/record-store.js';
import { Journal } from './event-log/event-log.js';
import { Exporter } from './test-export/exporter.js';
import type { ResolvedOptions, SlackEmulatorOptions } from './slack-emulator.options.js';
import { Linter } from './lint/linter.js';
import { Payloads } from './payloads/payloads.js';
import { Names } from './timeline/participant-names.js';
import { TimelineRecorder } from './timeline/timeline-recorder.js';
import { TimelineLog } from './timeline/timeline.js';
import { Failures } from './failures/failures.js';
import { Storyteller, timelineTail } from './failures/error-timeline.js';
import { Replayer, type ReplayerParts } from './replay/replayer.js';
import { SteeredClock } from './time/controlled-clock.js';
import { Timers } from './time/timers.js';
import type { CompleteSeed } from './seed/initial-seed.js';
import { plantSeed } from './seed/apply/apply-seed.js';
import { written } from './web-api/api-exchange.js';
import { WebApi } from './web-api/web-api.js';
import type { App } from './workspace/apps/app.js';
import type { RunAfter } from './workspace/messages/scheduled-messages.js';
import type { WorkspaceChange } from './workspace/workspace-change.js';
import type { Workspace } from './workspace/workspace.js';
import { World } from './workspace/workspace-registry.js';

/** The rooms of an emulator, put together. */
export interface EmulatorParts {
  readonly world: World;
  /** The first one. */
  readonly workspace: Workspace;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly pool: ConnectionPool<SocketConnection>;
  readonly dispatcher: Dispatcher;
  readonly socketDoor: SocketDoor;
  readonly frontDoor: FrontDoor;
  readonly httpDoor: HttpDoor;
  /** Where people of the first workspace act. */
  readonly desk: ActDesk;
  readonly faults: Faults;
  readonly workspaces: Workspaces;
  readonly keeping: Keeping;
  readonly waits: Waits;
  readonly clock: SteeredClock;
  readonly time: SlackTime;
  readonly failures: Failures;
  readonly storyteller: Storyteller;
  readonly timeline: TimelineLog;
  readonly lint: Linter;
  readonly history: History;
  readonly payloads: Payloads;
}

/** Puts the rooms together. Nothing listens yet. @param given the options as they were given, for whoever repeats them */
export function assemble(options: ResolvedOptions, seed: CompleteSeed, given: SlackEmulatorOptions): EmulatorParts {
  const clock = new SteeredClock(options.clock);
  const timers = new Timers(clock);
  const after: RunAfter = (...how) => timers.after(...how);
  const world = new World({ ...options, clock, after, fileUrlBase: () => `${frontDoor.origin}/files/` });
  plantSeed(world, seed);
  const { ids } = world;
  const journal = new Journal(options.historyLimit);
  const timeline = new TimelineLog(options.historyLimit);
  const names = new Names(world);
  const recorder = new TimelineRecorder({ log: timeline, journal, clock, names });
  const { lint: settings, historyLimit: limit } = options;
  const lint = new Linter({ settings, log: timeline, limit, names });
  const records = new KeptRecords(limit);
  recorder.onNoted(noted => records.keep(noted));
  recorder.onNoted(noted => lint.look(noted));
  const pool = new ConnectionPool<SocketConnection>();
  const plan = new FaultPlan();
  const tickets = new Tickets(ids, clock);
  const admission = new Admission(options);
  const dispatcher = new Dispatcher({ pool, journal, faults: plan, timers, clock, ids, policy: options });
  const socketDoor = new SocketDoor({
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
  const responseUrls = new ResponseUrlDoor(world, journal);
  const httpDoor = new HttpDoor({
    webApi: {
      handle: request =>
        timeline.call(
          () => written(webApi.handle(request)),
          (id, response) => records.keepAnswer(id, request, response),
        ),
    },
    responseUrls: { handle: (key, fields) => timeline.call(() => responseUrls.handle(key, fields)) },
    files: new FilesDoor(world),
    apiDelayMs: () => plan.apiDelayMs,
    admission,
    requestTimeoutMs: options.requestTimeoutMs,
  });
  const { server } = httpDoor;
  onWebSocket(server, (request, tcp, head) => socketDoor.upgrade(request, tcp, head));
  const frontDoor = new FrontDoor(server, options);
  const chooseApp = (nameOrId?: string): App => world.apps.choose(nameOrId);
  const responseUrlBase = (): string => `${frontDoor.origin}/responses/`;
  const acts = new ActLog(limit);
  const deskIn = (each: Workspace): ActDesk =>
    new ActDesk({ workspace: each, dispatcher, journal, recorder, acts, clock, responseUrlBase });
  const deskOf: ReplayerParts['deskOf'] = teamId =>
    deskIn(world.workspaces.find(({ team }) => team.id === teamId) ?? world.workspace());
  const replayer = new Replayer({ dispatcher, recorder, chooseApp, deskOf });
  const waits = new Waits(
    journal,
    () => world.shared.messages.all,
    () => timelineTail(timeline),
  );
  const workspaces = new Workspaces(world, deskIn, waits);
  const refresh: FaultsParts['refresh'] = (...how) => socketDoor.refresh(...how);
  const note: FaultsParts['note'] = (fault, details) => journal.tell('fault', { fault, details, at: clock.now() });
  const faults = new Faults({ note, plan, pool, refresh, timers, chooseApp, door: frontDoor });

  world.onChange(change => {
    if (isOfMessage(change)) journal.tell('message', change.message);
    recorder.change(change, () => {
      const { heard, withheld } = newsOf(world.workspaces, change);
      for (const event of withheld) recorder.withheld(event);
      for (const each of heard) {
        const payload = wrapEvent(each.workspace, each, clock);
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
    keeping: new Keeping({
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
    storyteller: new Storyteller(timeline, journal, waits, () => time.isFrozen),
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

/** Whether there is a new message, or a new state of one. */
const isOfMessage = (change: WorkspaceChange): change is Extract<WorkspaceChange, { kind: MessageNews }> =>
  change.kind === 'message_posted' || change.kind === 'message_changed' || change.kind === 'message_grown';

type MessageNews = 'message_posted' | 'message_changed' | 'message_grown';

import type { ActionLog, RecordedAction } from '../actions/action-log.js';
import type { RecordStore, TimelineRecord } from '../timeline/record-store.js';
import type { TimeChange } from '../event-log/event-log.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import type { Failures } from '../failures/failures.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import type { Timeline } from '../timeline/timeline.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { ActionWriter } from './action-writer.js';
import { listActionEntries, describeOmissions, listNeededVariables, findRepeatedActions } from './export-selection.js';
import { writeLiteral, writeNumber } from './literals.js';
import { getMessageKey, toRecordedSteps, type RecordedStep } from './recorded-steps.js';
import { SurfaceExpressions } from './surface-expressions.js';
import { type RunnerName, runners, writeTestSource } from './test-source.js';
import { TestScript } from './test-script.js';
import { ExpectationWriter } from './expectation-writer.js';

/** Which part of the timeline becomes a test, and for which runner. */
export interface ExportOptions {
  /** The id of the first entry. Default: the beginning. */
  readonly from?: number | undefined;
  /** The id of the last entry. Default: the end. */
  readonly to?: number | undefined;
  /** Default: `node`. */
  readonly runner?: RunnerName | undefined;
}

/** What exporting works with. */
export interface ExporterParts {
  readonly world: WorkspaceRegistry;
  readonly timeline: Timeline;
  readonly records: RecordStore;
  readonly acts: ActionLog;
  readonly failures: Pick<Failures, 'all'>;
  /** What the emulator was started with. */
  readonly given: SlackEmulatorOptions;
}

/** Writes tests that do again what people did, and wait for what was to be seen. */
export class Exporter {
  constructor(private readonly parts: ExporterParts) {}

  /** @throws Error when nobody did anything in that part, or with something that came before it */
  export({ from = 1, to = Infinity, runner: name = 'node' }: ExportOptions): string {
    const { world, timeline, records, failures, given } = this.parts;
    const entries = timeline.since(from - 1).filter(({ id }) => id <= to);
    const noted = this.parts.acts.all.filter(({ entryId: place }) => place >= from && place <= to);
    const acts = findRepeatedActions(noted);
    if (acts.length === 0)
      throw new Error(`Nobody did anything from #${from} to ${to === Infinity ? 'the end' : `#${to}`}.`);
    const moments = toRecordedSteps(listActionEntries(entries), acts, records);
    const runner = runners[name];
    const made = this.#made();
    const script = new TestScript(teamId => this.#workspaceSource(teamId), made);
    const places = new SurfaceExpressions(world, script, made);
    const needed = listNeededVariables(moments);
    const workspaceOf = ({ appId, userId }: View): ReturnType<WorkspaceRegistry['workspace']> =>
      world.workspaces.find(({ apps, users }) => apps.find(appId) && users.find(userId)) ?? world.workspace();
    const sights = new ExpectationWriter({ script, places, runner, needed, workspaceOf });
    const variableOf = (found: Message | View, act: RecordedAction): string => {
      const isView = 'rootViewId' in found;
      const key = isView ? `view ${found.id}` : `message ${getMessageKey(found)}`;
      const known = script.variable(key);
      if (known !== undefined) return known;
      this.#requireWithin(found, act, from);
      if (isView) sights.write({ kind: 'view', view: found, before: undefined, opened: undefined, lateMs: 0 });
      else sights.writeFound(found);
      return script.variable(key) ?? 'undefined';
    };
    const writer = new ActionWriter({ script, places, needed, variableOf });
    for (const moment of moments) writeStep(moment, writer, sights, script);
    writer.flush();
    const hasFaults = timeline.entries.some(({ kind }) => kind === 'fault');
    const begun = entries[0]?.at ?? 0;
    return writeTestSource({
      script,
      runner,
      given,
      moments,
      failures: failures.all,
      hasFaults,
      notes: describeOmissions(entries, noted, script.lines),
      begun,
      ended: entries.at(-1)?.at ?? begun,
    });
  }

  /** The ids of people and channels that were not there from the beginning. */
  #made(): ReadonlySet<string> {
    const { timeline, records } = this.parts;
    return new Set(
      timeline.entries.flatMap(({ id, kind }) => (kind === 'change' ? listCreatedBy(records.record(id)) : [])),
    );
  }

  /** What came into being before the part can't be there when only the part is done again. */
  #requireWithin(found: Message | View, { user, action: act, entryId: place }: RecordedAction, from: number): void {
    const made = this.parts.timeline.entries.find(entry => isCreationOf(entry, found));
    if (!made || made.id >= from) return;
    const before = this.parts.acts.all.findLast(each => each.entryId <= made.id);
    const what = 'rootViewId' in found ? 'a view' : 'a message';
    throw new Error(
      `${user.name} did something (${act.verb}, #${place}) with ${what} that came before #${from}, by #${made.id}. ` +
        `Export from #${before?.entryId ?? 1} on.`,
    );
  }

  #workspaceSource(teamId: string): string {
    const { workspaces } = this.parts.world;
    if (workspaces.length === 1) return 'slack';
    const name = workspaces.find(({ team }) => team.id === teamId)?.team.name ?? teamId;
    return `slack.workspace(${writeLiteral(name)})`;
  }
}

function listCreatedBy(noted: TimelineRecord | undefined): string[] {
  const change = noted?.kind === 'change' ? noted.record : undefined;
  if (change?.kind === 'channel_created') return [change.channel.id];
  return change?.kind === 'user_joined' ? [change.user.id] : [];
}

function writeStep(
  { done, posted, sights }: RecordedStep,
  writer: ActionWriter,
  seer: ExpectationWriter,
  script: TestScript,
): void {
  if (done && 'time' in done) {
    writer.flush();
    script.add(writeTimeStep(done.time));
  } else if (done) {
    writer.write(done, posted);
  }
  if (posted) seer.noteSaid(posted);
  if (sights.length > 0) writer.flush();
  for (const sight of sights) seer.write(sight);
  if (sights.length > 0) script.gap();
}

function writeTimeStep({ how, byMs }: TimeChange): string {
  if (how === 'advanced') return `await slack.time.advance(${writeNumber(byMs)});`;
  return `slack.time.${how === 'frozen' ? 'freeze' : 'resume'}();`;
}

function isCreationOf(entry: TimelineEntry, found: Message | View): boolean {
  if ('rootViewId' in found) return entry.kind === 'view' && entry.viewId === found.id;
  return (
    entry.kind === 'message' && entry.change === 'posted' && entry.channel === found.channel && entry.ts === found.ts
  );
}

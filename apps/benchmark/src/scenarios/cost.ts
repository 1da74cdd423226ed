import type { Bench } from '../bench-settings.js';
import { CLIENTS, getClientTitle } from '../clients.js';
import type { Case } from '../measuring/case.js';
import type { Measurement } from '../measuring/measure.js';
import { type MeasuredCase, CaseRunner } from '../measuring/measured-cases.js';
import { createMaxGoal, createBelowGoal, type Goal, formatRatio } from '../results/goal.js';
import { median, divideByRound, formatNumber, formatRange } from '../results/statistics.js';
import type { Row } from '../results/text-table.js';
import type { Scenario } from './scenario.js';

// Measures the cost of an envelope in each client, by kind and number of handlers.

const FLOOR: Case = { client: 'floor', kind: 'command', handlers: 1 };
const OURS: Case = { client: 'nest-slack', kind: 'command', handlers: 1 };

export function cost(bench: Bench): Scenario {
  const { rounds, envelopes, limitMs } = bench.settings;
  const { slackGo } = bench;
  const cases = new CaseRunner(createCases(bench), { rounds, amount: { envelopes, limitMs }, slackGo });
  return {
    name: 'cost',
    jobs: cases.jobs,
    conclude: () => ({
      tables: [
        {
          title: `Cost of an envelope: medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, 64 envelopes in flight`,
          rows: cases.all.map(measured => createRow(measured, cases)),
          note: formatNote(bench),
        },
      ],
      goals: createGoals(cases),
      data: cases.all,
      charted: cases.all,
    }),
  };
}

function createCases({ settings, slackGo }: Bench): Case[] {
  return CLIENTS.filter(({ name }) => name === 'floor' || settings.clients.includes(name))
    .filter(({ name }) => name !== 'slack-go' || 'program' in slackGo)
    .flatMap(({ name: client, kinds, maxHandlers }) => {
      // The floor is always measured, because the other clients are compared with it.
      const wanted = client === 'floor' ? kinds : kinds.filter(kind => settings.kinds.includes(kind));
      const counts = new Set(settings.handlers.map(count => Math.min(count, maxHandlers)));
      return wanted.flatMap(kind => [...counts].map(handlers => ({ client, kind, handlers })));
    });
}

function formatNote({ slackGo, settings: { limitMs } }: Bench): string {
  const sentences = [
    'CPU is the CPU time of the client’s process. × floor compares it with commands of the floor with the same number of',
    'handlers (or with one handler), round by round.',
    'When "busy" is about 100 % or more (with garbage collection and compilation), the client is the bottleneck and not',
    'the load, whose CPU per envelope is listed next to it.',
    `The load of a run ends after ${limitMs / 1_000} s, so slow clients are measured with fewer envelopes.`,
  ];
  return [...sentences, ...('missing' in slackGo ? [slackGo.missing] : [])].join('\n');
}

function createRow({ client, kind, handlers }: MeasuredCase, cases: CaseRunner): Row {
  const figures = (figure: keyof Measurement): number[] => cases.figures({ client, kind, handlers }, figure);
  const middle = (figure: keyof Measurement, digits: number): string => formatNumber(median(figures(figure)), digits);
  const cpu = figures('cpuUs');
  const floors = [handlers, 1].map(count => cases.figures({ ...FLOOR, handlers: count }, 'cpuUs'));
  const toFloor = floors.map(floor => median(divideByRound(cpu, floor))).find(ratio => !Number.isNaN(ratio));
  return {
    client: getClientTitle(client),
    kind,
    handlers,
    'CPU µs': middle('cpuUs', 1),
    spread: formatRange(cpu),
    '× floor': toFloor?.toFixed(2) ?? '',
    'wall µs': middle('wallUs', 1),
    'busy %': formatNumber(100 * median(divideByRound(cpu, figures('wallUs'))), 0),
    'load’s CPU µs': middle('loadCpuUs', 1),
    'p50 ms': middle('p50Ms', 1),
    'p99 ms': middle('p99Ms', 1),
    'MB connected': middle('idleMb', 0),
    'MB after': middle('loadedMb', 0),
    'hello ms': middle('helloMs', 0),
    envelopes: middle('envelopes', 0),
  };
}

function createGoals(cases: CaseRunner): Goal[] {
  const compare = (of: Case, to: Case): number =>
    median(divideByRound(cases.figures(of, 'cpuUs'), cases.figures(to, 'cpuUs')));
  const format = formatRatio;
  return [
    createMaxGoal({
      what: 'CPU, one command, relative to the floor',
      value: compare(OURS, FLOOR),
      limit: 1.5,
      format,
      of: 'floor',
    }),
    createBelowGoal({
      what: 'CPU, one command, relative to slack-go',
      value: compare(OURS, { ...OURS, client: 'slack-go' }),
      limit: 1,
      format,
      of: 'slack-go',
    }),
    createMaxGoal({
      what: 'CPU with guard + pipe + interceptor + filter',
      value: compare({ ...OURS, client: 'nest-slack-enhanced' }, FLOOR),
      limit: 2.2,
      format,
      of: 'floor',
    }),
    createMaxGoal({
      what: 'CPU, request-scoped handler',
      value: compare({ ...OURS, client: 'nest-slack-request' }, FLOOR),
      limit: 5,
      format,
      of: 'floor',
    }),
  ];
}

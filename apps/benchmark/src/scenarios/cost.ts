import type { Bench } from '../bench-settings.js';
import { CLIENTS, titleOf } from '../clients.js';
import type { Case } from '../measuring/case.js';
import type { Measurement } from '../measuring/measure.js';
import { type MeasuredCase, MeasuredCases } from '../measuring/measured-cases.js';
import { atMost, below, type Goal, times } from '../results/goal.js';
import { median, ratios, shown, spread } from '../results/statistics.js';
import type { Row } from '../results/text-table.js';
import type { Scenario } from './scenario.js';

// What an envelope costs each client, by kind and by number of handlers.

const FLOOR: Case = { client: 'floor', kind: 'command', handlers: 1 };
const OURS: Case = { client: 'nest-slack', kind: 'command', handlers: 1 };

export function cost(bench: Bench): Scenario {
  const { rounds, envelopes, limitMs } = bench.settings;
  const { slackGo } = bench;
  const cases = new MeasuredCases(casesOf(bench), { rounds, amount: { envelopes, limitMs }, slackGo });
  return {
    name: 'cost',
    jobs: cases.jobs,
    conclude: () => ({
      tables: [
        {
          title: `What an envelope costs: medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, 64 envelopes in flight`,
          rows: cases.all.map(each => rowOf(each, cases)),
          note: noteOf(bench),
        },
      ],
      goals: goalsOf(cases),
      data: cases.all,
      charted: cases.all,
    }),
  };
}

function casesOf({ settings, slackGo }: Bench): Case[] {
  return CLIENTS.filter(({ name }) => name === 'floor' || settings.clients.includes(name))
    .filter(({ name }) => name !== 'slack-go' || 'program' in slackGo)
    .flatMap(({ name: client, kinds, mostHandlers }) => {
      // The floor is always there, for all else is compared with it.
      const wanted = client === 'floor' ? kinds : kinds.filter(kind => settings.kinds.includes(kind));
      const counts = new Set(settings.handlers.map(count => Math.min(count, mostHandlers)));
      return wanted.flatMap(kind => [...counts].map(handlers => ({ client, kind, handlers })));
    });
}

function noteOf({ slackGo, settings: { limitMs } }: Bench): string {
  const said = [
    'CPU is that of the client’s process, as the kernel counts it; × floor compares it with commands at the floor with as many',
    'handlers (or with one), round by round.',
    'While "busy" is near 100 % of a core or above it, which garbage and the compiler add, the client sets the pace, and not',
    'the load, whose CPU for an envelope stands beside it.',
    `No load is measured for longer than ${limitMs / 1_000} s, so that slow clients are measured with fewer envelopes.`,
  ];
  return [...said, ...('missing' in slackGo ? [slackGo.missing] : [])].join('\n');
}

function rowOf({ client, kind, handlers }: MeasuredCase, cases: MeasuredCases): Row {
  const figures = (figure: keyof Measurement): number[] => cases.figures({ client, kind, handlers }, figure);
  const middle = (figure: keyof Measurement, digits: number): string => shown(median(figures(figure)), digits);
  const cpu = figures('cpuUs');
  const floors = [handlers, 1].map(count => cases.figures({ ...FLOOR, handlers: count }, 'cpuUs'));
  const toFloor = floors.map(floor => median(ratios(cpu, floor))).find(ratio => !Number.isNaN(ratio));
  return {
    client: titleOf(client),
    kind,
    handlers,
    'CPU µs': middle('cpuUs', 1),
    spread: spread(cpu),
    '× floor': toFloor?.toFixed(2) ?? '',
    'wall µs': middle('wallUs', 1),
    'busy %': shown(100 * median(ratios(cpu, figures('wallUs'))), 0),
    'load’s CPU µs': middle('loadCpuUs', 1),
    'p50 ms': middle('p50Ms', 1),
    'p99 ms': middle('p99Ms', 1),
    'MB connected': middle('idleMb', 0),
    'MB after': middle('loadedMb', 0),
    'hello ms': middle('helloMs', 0),
    envelopes: middle('envelopes', 0),
  };
}

function goalsOf(cases: MeasuredCases): Goal[] {
  const compare = (of: Case, to: Case): number =>
    median(ratios(cases.figures(of, 'cpuUs'), cases.figures(to, 'cpuUs')));
  const format = times;
  return [
    atMost({ what: 'CPU, one command, by the floor', value: compare(OURS, FLOOR), limit: 1.5, format, of: 'floor' }),
    below({
      what: 'CPU, one command, by slack-go',
      value: compare(OURS, { ...OURS, client: 'slack-go' }),
      limit: 1,
      format,
      of: 'slack-go',
    }),
    atMost({
      what: 'CPU with guard + pipe + interceptor + filter',
      value: compare({ ...OURS, client: 'nest-slack-enhanced' }, FLOOR),
      limit: 2.2,
      format,
      of: 'floor',
    }),
    atMost({
      what: 'CPU, request-scoped handler',
      value: compare({ ...OURS, client: 'nest-slack-request' }, FLOOR),
      limit: 5,
      format,
      of: 'floor',
    }),
  ];
}

import type { Page } from 'playwright-core';

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];
/** The name of the page's main thread in traces. */
const MAIN = 'CrRendererMain';
const TASK = /^(?:RunTask|ThreadControllerImpl::RunTask)$/;

/** The work of the page's main thread, in milliseconds of CPU time, which excludes other programs. */
export interface MainThreadTimes {
  /** The longest task, which blocks rendering. */
  readonly maxTaskMs: number;
  readonly cpuMs: number;
}

/** Records a Chromium trace while `meanwhile` runs. Only one page may be open. */
export async function recordMainThread(page: Page, meanwhile: () => Promise<void>): Promise<MainThreadTimes> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to record it.');
  await browser.startTracing(page, { categories: CATEGORIES });
  await meanwhile();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  const events = listIn(trace, 'traceEvents');
  const isMain = new Set(events.filter(event => textIn(Reflect.get(event, 'args'), 'name') === MAIN).map(threadOf));
  const tasks = events
    .filter(event => TASK.test(textIn(event, 'name')) && isMain.has(threadOf(event)))
    .map(event => Number(Reflect.get(event, 'tdur') ?? 0) / 1000);
  return { maxTaskMs: Math.max(0, ...tasks), cpuMs: tasks.reduce((sum, each) => sum + each, 0) };
}

/** Measures the main thread's CPU milliseconds during `meanwhile`, without the overhead of a trace. */
export async function measureCpuMs(page: Page, meanwhile: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const taken = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taken();
  await meanwhile();
  const after = await taken();
  await session.detach();
  return after - before;
}

const threadOf = (event: object): string => `${Reflect.get(event, 'pid')}/${Reflect.get(event, 'tid')}`;

function listIn(value: unknown, name: string): object[] {
  const list: unknown = isObject(value) ? Reflect.get(value, name) : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function textIn(value: unknown, name: string): string {
  const text: unknown = isObject(value) ? Reflect.get(value, name) : undefined;
  return typeof text === 'string' ? text : '';
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

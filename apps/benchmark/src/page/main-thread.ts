import type { Page } from 'playwright-core';

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];
/** What the page's own thread is called. */
const MAIN = 'CrRendererMain';
const TASK = /^(?:RunTask|ThreadControllerImpl::RunTask)$/;

/** What the page's own thread did for a while, in milliseconds of CPU: other programs don't count. */
export interface MainThread {
  /** The longest that it was at one thing, and so could draw nothing. */
  readonly longestTaskMs: number;
  readonly cpuMs: number;
}

/** Has Chromium record what the page does, while `meanwhile` goes on. Only one page may be open. */
export async function recordMainThread(page: Page, meanwhile: () => Promise<void>): Promise<MainThread> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser that could record it.');
  await browser.startTracing(page, { categories: CATEGORIES });
  await meanwhile();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  const events = listIn(trace, 'traceEvents');
  const isMain = new Set(events.filter(event => textIn(Reflect.get(event, 'args'), 'name') === MAIN).map(threadOf));
  const tasks = events
    .filter(event => TASK.test(textIn(event, 'name')) && isMain.has(threadOf(event)))
    .map(event => Number(Reflect.get(event, 'tdur') ?? 0) / 1000);
  return { longestTaskMs: Math.max(0, ...tasks), cpuMs: tasks.reduce((sum, each) => sum + each, 0) };
}

/** Milliseconds of CPU that the page's own thread takes for `meanwhile`. Nothing is recorded, which would take some too. */
export async function cpuOf(page: Page, meanwhile: () => Promise<void>): Promise<number> {
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

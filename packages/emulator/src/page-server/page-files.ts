import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';

const INDEX = 'index.html';

/** What the page is made of, by the ends of names. What ends otherwise is none of it. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Whether what it holds is another under the same name after the next build. */
  readonly isIndex: boolean;
}

/** The folder that the page was built into. It is read anew each time: a build replaces it while somebody looks. */
export class PageFiles {
  constructor(private readonly path: string) {}

  /** Whether the page is there. */
  async isBuilt(): Promise<boolean> {
    return (await this.#names()).has(INDEX);
  }

  /** The file at a path of the page, the index at its root. Only what the folder lists can be had, by that name alone. */
  async read(pathname: string): Promise<PageFile | undefined> {
    const name = pathname === '/' ? INDEX : pathname.slice(1);
    const type = CONTENT_TYPES.get(extname(name));
    if (type === undefined || !(await this.#names()).has(name)) return undefined;
    return { type, bytes: await readFile(join(this.path, name)), isIndex: name === INDEX };
  }

  async #names(): Promise<ReadonlySet<string>> {
    const names = await readdir(this.path, { recursive: true }).catch(() => []);
    return new Set(names.map(name => name.split(sep).join('/')));
  }
}

/** The page of this package: beside its compiled sources, however those are bundled. */
export function findPackagedPage(): PageFiles {
  const manifest = createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json');
  return new PageFiles(join(dirname(manifest), 'dist', 'page'));
}

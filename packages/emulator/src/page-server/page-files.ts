import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';

const INDEX = 'index.html';

/** Content types by file extension. Files with other extensions are not served. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Whether the content can change under the same name with the next build. */
  readonly isIndex: boolean;
}

/** The folder of the built page. It is read on each request, because a build can replace it while the server runs. */
export class PageFiles {
  constructor(private readonly path: string) {}

  async isBuilt(): Promise<boolean> {
    return (await this.#names()).has(INDEX);
  }

  /**
   * Reads the file at a URL path; the root is the index. Only files that the folder lists, by exact name, are served.
   */
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

/** Finds the page in this package, next to the compiled sources, for every bundle layout. */
export function findPackagedPage(): PageFiles {
  const manifest = createRequire(import.meta.url).resolve('@nest-slack/emulator/package.json');
  return new PageFiles(join(dirname(manifest), 'dist', 'page'));
}

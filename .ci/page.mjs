// Builds the page of the local Slack where its sources are newer than what was built of them.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root of the repository
 * @param {(command: string, args: readonly string[]) => void} run runs a command to its end, or ends with it
 */
export const buildPage = (root, run) => {
  const emulator = join(root, 'packages', 'emulator');
  const dist = join(emulator, 'dist');
  const built = join(dist, 'page');
  const index = join(built, 'index.html');
  // What the page takes from the emulator's sources, it is built of as well.
  const sources = [join(emulator, 'page'), join(emulator, 'src'), join(root, 'package-lock.json')];
  const changed = Math.max(...sources.map(newest));
  if (existsSync(index) && statSync(index).mtimeMs >= changed) return;
  const next = join(dist, 'page.next');
  const script = ['run', '-s', 'bundle:page', '-w', '@nest-slack/emulator', '--'];
  run('npm', [...script, '--outDir', next, '--emptyOutDir']);
  // A build that is interrupted leaves the page as it was.
  rmSync(built, { recursive: true, force: true });
  renameSync(next, built);
};

/**
 * When something in a place was last changed. What was deleted there has changed its folder.
 * @param {string} path
 * @returns {number}
 */
const newest = path => {
  const stats = statSync(path);
  const within = stats.isDirectory() ? readdirSync(path).map(name => newest(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...within);
};

// Makes a bare clone ready: the right Node and the locked packages; with --page the built page of the local Slack, with
// --chromium the browser that it is tested in, and with --build, which comes last, the compiled workspaces named behind it
// and the bundle of the bot's package.
// Old syntax on purpose: an outdated Node, from 12.20 on, must get as far as the sentence that says so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { buildPage } from './page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = { major: 20, minor: 19 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < wanted.major || (major === wanted.major && minor < wanted.minor)) {
  console.error(
    `Node ${process.versions.node} is too old: nest-slack needs Node ${wanted.major}.${wanted.minor} or newer.`,
  );
  process.exit(1);
}

/**
 * Runs a command to its end, or ends with it.
 * @param {string} command
 * @param {readonly string[]} args
 */
const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error(`"${[command, ...args].join(' ')}" failed${error ? `: ${error.message}` : ''}. See its output above.`);
  process.exit(status || 1);
};

// npm writes this file at the end of every install, so a half-finished one counts as missing.
const installed = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing the packages (npm ci), once…');
  run('npm', ['ci', '--loglevel=error', '--no-fund', '--no-audit']);
}

if (process.argv.includes('--page')) buildPage(root, run);

if (process.argv.includes('--chromium')) {
  const why = ensureChromium();
  if (why !== undefined) {
    const places = [join('packages', 'emulator', 'test', 'page'), join('apps', 'demo', 'test', 'page')];
    const left = places.map(place => {
      const suites = readdirSync(join(root, place)).filter(name => name.endsWith('.spec.ts'));
      return `of ${place}: ${suites.join(', ')}`;
    });
    const remedy = 'Install it, or say by CHROMIUM_PATH where it is.';
    const isNeeded = process.env['CI'] === 'true';
    const outcome = isNeeded ? 'so the tests can not run' : `so these are left out, ${left.join('; ')}`;
    console.error(`The page is tested in Chromium, which is not there (${why}), ${outcome}. ${remedy}`);
    if (isNeeded) process.exit(1);
  }
}

const build = process.argv.indexOf('--build');
if (build !== -1) {
  run(process.execPath, [join('node_modules', 'typescript7', 'bin', 'tsc'), '-b', ...process.argv.slice(build + 1)]);
  run(process.execPath, [join('.ci', 'bot-bundle.mjs')]);
}

// The browser that the page is tested in: where it is, and how it comes to a machine that has none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell is the same browser without what people see of it, at half the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Either will do: the first that there is. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const FONTS = 'fonts-noto-color-emoji';
/** For each command: a mirror that hangs must not hold everything up. */
const LIMIT_MS = 180000;

/**
 * Where Chromium is: what CHROMIUM_PATH says, else the first of its usual names in the PATH; undefined where it is not.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export const findChromium = (env = process.env) => {
  const named = env['CHROMIUM_PATH'];
  if (named) return isProgram(named) ? named : undefined;
  const folders = (env['PATH'] || '').split(delimiter).filter(folder => folder !== '');
  const places = [];
  for (const name of NAMES) for (const folder of folders) places.push(join(folder, name));
  return places.find(isProgram);
};

/**
 * Installs Debian's Chromium where there is none and this user may install it without being asked.
 * @returns {string | undefined} why there is still none; undefined when there is one
 */
export const ensureChromium = () => {
  if (findChromium()) return undefined;
  if (process.env['CHROMIUM_PATH']) return `CHROMIUM_PATH is "${process.env['CHROMIUM_PATH']}", which is no program`;
  if (!succeeds('apt-get', ['--version'])) return 'there is no apt-get to install it by';
  const asRoot = process.getuid && process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && !succeeds('sudo', ['-n', 'true'])) return 'only root may install it';
  console.error('Installing Chromium (apt-get), once, to test the page in…');
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=60'];
  // Lists that can't be had anew may still be good.
  quietly([...apt, 'update']);
  let complaint = '';
  for (const each of PACKAGES) {
    complaint = quietly([...apt, 'install', '-y', '--no-install-recommends', each, FONTS]);
    if (findChromium()) return undefined;
  }
  return `apt-get did not install it${complaint === '' ? '' : ` (${complaint})`}`;
};

/** @param {string} path */
const isProgram = path => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} command @param {readonly string[]} args */
const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore', timeout: 10000 }).status === 0;

/**
 * @param {readonly string[]} line
 * @returns {string} the last line that it complained with
 */
const quietly = ([command = '', ...args]) => {
  const { error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: LIMIT_MS });
  if (error) return error.message;
  const lines = String(stderr).trim().split('\n');
  return lines[lines.length - 1] || '';
};

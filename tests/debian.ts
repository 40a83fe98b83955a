import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let isListFresh = false;

/** Whether this process may install Debian's packages: it runs as root on a system that has apt. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian's packages. Returns whether that worked; what went wrong stands in the output. */
export function installPackages(names: readonly string[]): boolean {
  if (!mayInstall()) return false;
  console.log(`Installing Debian's ${names.join(', ')} …`);
  isListFresh ||= aptGet('update');
  // Images of Debian for containers leave translations out.
  const chinese = 'Dpkg::Options::=--path-include=/usr/share/locale/zh_CN/*';
  return aptGet('install', '--yes', '--no-install-recommends', '--option', chinese, ...names);
}

function aptGet(...words: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('apt-get', ['-qq', ...words], { env: environment, encoding: 'utf8' });
  if (result.status !== 0) console.log(result.stderr);
  return result.status === 0;
}

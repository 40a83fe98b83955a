import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from '../../tests/debian.ts';

/**
 * Debian's packages, each with a file that tells whether it is there: for what speaks, its Chinese words, which small
 * systems leave out. Speech itself is not needed.
 */
const packages: Readonly<Record<string, string>> = {
  chromium: '/usr/bin/chromium',
  orca: '/usr/share/locale/zh_CN/LC_MESSAGES/orca.mo',
  'at-spi2-common': '/usr/share/locale/zh_CN/LC_MESSAGES/at-spi2-core.mo',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  xvfb: '/usr/bin/Xvfb',
  openbox: '/usr/bin/openbox',
  xdotool: '/usr/bin/xdotool',
  'dbus-daemon': '/usr/bin/dbus-daemon',
  'dbus-bin': '/usr/bin/dbus-send',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
};

/** The Orca (of Debian 12) whose inside orca/customizations.py knows, and whose words the transcripts hold. */
const orcaVersion = '43.1';

/**
 * Installs what the screen reader needs, as root on Debian. Returns a sentence that says why the pages cannot be
 * listened to; undefined when they can.
 */
export function obtainScreenReader(): string | undefined {
  const missing = () => Object.keys(packages).filter((name) => !existsSync(packages[name] ?? ''));
  if (missing().length > 0) installPackages(missing());
  if (missing().length > 0)
    return `The pages were not listened to with Orca: ${missing().join(', ')} missing, and only root on Debian 12 can install them.`;
  const query = spawnSync('dpkg-query', ['--show', '--showformat=${Version}', 'orca'], { encoding: 'utf8' });
  const installed = query.stdout ?? '';
  if (installed.startsWith(`${orcaVersion}-`)) return undefined;
  const other = installed ? `version ${installed}` : 'one that is not Debian’s';
  return `The pages were not listened to: the transcripts hold what Orca ${orcaVersion} says, and the one here is ${other}.`;
}

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HarnessError, until } from './harness-error.ts';
import { firstLine, ProcessGroups } from './process-groups.ts';

const run = promisify(execFile);

/** A display nobody looks at, with a window manager and the buses that a screen reader needs. */
export interface Desktop {
  /** Everything that programs of this desktop keep. */
  folder: string;
  environment: NodeJS.ProcessEnv;
  processes: ProcessGroups;
  /** Runs a program of the desktop to its end and returns what it printed. Throws HarnessError when it fails. */
  run: (command: string, ...words: string[]) => Promise<string>;
  stop: () => Promise<void>;
}

/** Without service folders nothing starts by itself on this bus: no speech, no settings, no portals. */
const busConfiguration = (socket: string): string =>
  `
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`.trimStart();

/** One font for everything, whatever else the machine has: where a line ends decides what is read as one line. */
const fontConfiguration = (caches: string): string =>
  `
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/opentype/noto</dir><cachedir>/var/cache/fontconfig</cachedir><cachedir>${caches}</cachedir>
  <match><edit name="family" mode="prepend" binding="strong"><string>Noto Sans CJK SC</string></edit></match>
</fontconfig>`.trimStart();

/** Starts a desktop of its own; several stand side by side. */
export async function startDesktop(): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-screen-reader-'));
  const made = (name: string): string => {
    mkdirSync(join(folder, name), { mode: 0o700 });
    return join(folder, name);
  };
  const processes = new ProcessGroups(made('logs'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  const stop = async () => {
    await processes.stop();
    remove();
    process.removeListener('exit', remove);
  };
  const environment: NodeJS.ProcessEnv = {
    PATH: '/usr/bin:/bin',
    HOME: made('home'),
    USER: process.env['USER'] ?? 'root',
    XDG_RUNTIME_DIR: made('runtime'),
    XDG_DATA_HOME: made('data'),
    XDG_CONFIG_HOME: made('config'),
    XDG_CACHE_HOME: made('cache'),
    // Translations need only LANGUAGE, as long as the locale is not plain C.
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'zh_CN:zh',
    TZ: 'Asia/Shanghai',
    GSETTINGS_BACKEND: 'memory',
    ACCESSIBILITY_ENABLED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const runHere: Desktop['run'] = async (command, ...words) => {
    try {
      return (await run(command, words, { env: environment, timeout: 20_000 })).stdout;
    } catch (error) {
      throw new HarnessError(`${command} ${words.join(' ')} failed: ${error}`);
    }
  };

  try {
    environment['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
    writeFileSync(environment['FONTCONFIG_FILE'], fontConfiguration(join(folder, 'cache')));
    const configuration = join(folder, 'bus.conf');
    writeFileSync(configuration, busConfiguration(join(folder, 'runtime/bus')));
    const display = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
    const bus = [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=3'];
    const [displayNumber, busAddress] = await Promise.all([
      firstLine(processes.start('/usr/bin/Xvfb', display, environment)),
      firstLine(processes.start('/usr/bin/dbus-daemon', bus, environment)),
    ]);
    environment['DISPLAY'] = `:${displayNumber}`;
    environment['DBUS_SESSION_BUS_ADDRESS'] = busAddress;
    // Without a window manager no window is ever active, and Orca reads none.
    processes.start('/usr/bin/openbox', ['--sm-disable'], environment);
    processes.start('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately'], environment);
    const question = ['--session', '--print-reply=literal', '--dest=org.a11y.Bus', '/org/a11y/bus'];
    await until('the accessibility bus', () =>
      runHere('dbus-send', ...question, 'org.a11y.Bus.GetAddress').catch(() => undefined),
    );
    return { folder, environment, processes, run: runHere, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// Plain JavaScript, so that an old Node can read it and say what is wrong. Each npm script starts here:
// `node src/commands/run.mjs FILE.ts …` does what `node FILE.ts …` does on the right Node.
import module from 'node:module';
import { resolve } from 'node:path';

const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  console.error(
    `同途要用Node 24，现在是${process.version}，请先运行 npm install，再用 npm 命令启动，例如 npm start。 ` +
      `Tongtu needs Node 24 and this is ${process.version}: npm install brings it, and npm commands such as npm start use it.`,
  );
  process.exit(1);
}
process.on('uncaughtException', (error) => {
  // What the person who typed the command can mend is told as a sentence, anything else with where it happened.
  const isTheirs = error?.name === 'Mistake' || String(error?.code).startsWith('ERR_PARSE_ARGS');
  console.error(isTheirs ? error.message : error);
  process.exit(1);
});
process.argv.splice(1, 1);
module.runMain(resolve(process.argv[1]));

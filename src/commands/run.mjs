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
  const code = String(error?.code);
  if (/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|28000|28P01|3D000)$/.test(code))
    console.error(
      `DATABASE_URL：连不上数据库，请检查地址、用户、密码和库名。 ` +
        `DATABASE_URL: the database cannot be reached; check its address, user, password and name (${code}).`,
    );
  else console.error(error?.name === 'Mistake' || code.startsWith('ERR_PARSE_ARGS') ? error.message : error);
  process.exit(1);
});
process.argv.splice(1, 1);
module.runMain(resolve(process.argv[1]));

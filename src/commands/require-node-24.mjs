// Plain JavaScript, so that an old Node can read it and say what is wrong.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `同途要用Node 24，现在是${process.version}，请运行 npm install 装好它，再用 npm start 启动。 ` +
      `Tongtu needs Node 24 and this is ${process.version}: npm install brings it, npm start uses it.`,
  );
  process.exit(1);
}

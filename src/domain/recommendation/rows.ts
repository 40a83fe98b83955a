/** Small enough for the number of values in one statement of either engine, large enough to be few statements. */
const chunkSize = 500;

/** Rows in parts that one statement can take. */
export function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += chunkSize) yield rows.slice(start, start + chunkSize);
}

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { holdsTokens, matchText, putTokens, removeTokens, tidyTokenIndex, tokensMatch } from '#db/token-index.ts';
import { engineOf } from '#db/database.ts';
import type { TokenQuery } from '#db/token-index.ts';
import { freshDatabase } from '../../database.ts';

const db = await freshDatabase();

const find = async (query: TokenQuery): Promise<number[]> => {
  const { rows } = await sql<{ rowid: number }>`
    select rowid from job_search where ${tokensMatch(db, 'job_search', sql`${matchText(db, query)}`)}
    order by rowid desc`.execute(db);
  return rows.map((row) => row.rowid);
};

test('every pair of a Latin letter and a Han character stays one token', async () => {
  const han = [0x3400, 0x4dbf, 0x4e00, 0x5ba2, 0x9fff, 0x20000, 0x2a6df, 0x30000, 0x323af];
  const tokens = han.flatMap((code) => [`b${String.fromCodePoint(code)}a`, `ta${String.fromCodePoint(code)}`]);
  await putTokens(db, 'job_search', [{ rowid: 1, tokens }]);
  for (const token of tokens) {
    expect(await find(token)).toEqual([1]);
    expect(await find([...token].slice(0, -1).join(''))).toEqual([]);
  }
});

test('rows are matched by all, any and some but not others, the newest first, and one by one alike', async () => {
  const rows = [
    { rowid: 11, tokens: ['x1', 'x2'] },
    { rowid: 12, tokens: ['x2', 'x3'] },
    { rowid: 13, tokens: ['x3'] },
  ];
  await putTokens(db, 'job_search', rows);
  const matching: [TokenQuery, number[]][] = [
    ['x2', [12, 11]],
    [{ all: ['x2', 'x3'] }, [12]],
    [{ any: ['x1', 'x3'] }, [13, 12, 11]],
    [{ some: { any: ['x1', 'x3'] }, not: { all: ['x2', 'x3'] } }, [13, 11]],
    [{ all: ['x2'] }, [12, 11]],
  ];
  for (const [query, found] of matching) {
    expect(await find(query)).toEqual(found);
    const holding = rows.filter(({ tokens }) => holdsTokens(new Set(tokens), query));
    expect(holding.map(({ rowid }) => rowid).reverse()).toEqual(found);
  }
});

test('a row put again has only its new tokens, and a removed one has none', async () => {
  await putTokens(db, 'job_search', [{ rowid: 21, tokens: ['z1', 'z1', 'z2'] }]);
  await putTokens(db, 'job_search', [{ rowid: 21, tokens: ['z2'] }]);
  expect(await find('z1')).toEqual([]);
  expect(await find('z2')).toEqual([21]);
  await removeTokens(db, 'job_search', [21, 999]);
  expect(await find('z2')).toEqual([]);
  await putTokens(db, 'job_search', []);
  await removeTokens(db, 'job_search', []);
});

test('tidying changes nothing that is found, and brings an index in many pieces into one', async () => {
  const tidied = await freshDatabase();
  for (let rowid = 1; rowid <= 40; rowid++)
    await putTokens(tidied, 'job_search', [{ rowid, tokens: ['w1', `w${rowid}x`] }]);
  await removeTokens(tidied, 'job_search', [40]);
  await tidyTokenIndex(tidied, 'job_search');
  const found = async (token: string) =>
    (
      await sql<{ rowid: number }>`
        select rowid from job_search where ${tokensMatch(tidied, 'job_search', sql`${matchText(tidied, token)}`)}`.execute(
        tidied,
      )
    ).rows.length;
  expect(await found('w1')).toBe(39);
  expect(await found('w7x')).toBe(1);
  expect(await found('w40x')).toBe(0);
  if (engineOf(tidied) !== 'sqlite') return;
  const { rows } = await sql<{ pieces: number }>`select count(distinct segid) as pieces from job_search_idx`.execute(
    tidied,
  );
  expect(rows[0]?.pieces).toBeLessThanOrEqual(1);
});

test('what is not a token is refused before it reaches the engine', async () => {
  for (const wrong of ['', 'a b', 'a"b', "a'b", 'a*', 'a:b', 'É', 'a\u0000'])
    await expect((async () => find({ all: ['ok', wrong] }))()).rejects.toThrow('Not a token');
});

import { argon2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  changePasswordForm,
  passwordFlaw,
  signUpCalledForm,
  signUpNameForm,
} from '#src/domain/account/account-form.ts';
import { describeDevice } from '#src/domain/account/device.ts';
import { hashPassword, verifyPassword } from '#src/domain/account/password.ts';
import { readSignInName, saySignInName, spellSignInName } from '#src/domain/account/sign-in-name.ts';

describe('a password', () => {
  test('is kept as argon2id with its parameters and a salt of its own', async () => {
    const [one, other] = [await hashPassword('三只白猫过河'), await hashPassword('三只白猫过河')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, '三只白猫过河')).toBe(true);
    expect(await verifyPassword(other, '三只白猫过河')).toBe(true);
    expect(await verifyPassword(one, '三只白猫过河了')).toBe(false);
  });

  test('is checked with the parameters that it was kept with', async () => {
    const salt = Buffer.from('sixteen bytes...');
    const tag = argon2Sync('argon2id', {
      message: 'old',
      nonce: salt,
      memory: 64,
      passes: 3,
      parallelism: 2,
      tagLength: 24,
    });
    const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const older = `$argon2id$v=19$m=64,t=3,p=2$${plain(salt)}$${plain(tag)}`;
    expect(await verifyPassword(older, 'old')).toBe(true);
    expect(await verifyPassword(older, 'new')).toBe(false);
  });

  test.each([undefined, null, '', 'plain', '$2b$10$abcdefghijklmnopqrstuv'])(
    'is never right for an account without one: %s',
    async (hash) => {
      expect(await verifyPassword(hash, '')).toBe(false);
      expect(await verifyPassword(hash, 'password')).toBe(false);
    },
  );

  test('of nobody takes as long to check as one of somebody', async () => {
    const hash = await hashPassword('三只白猫过河');
    const time = async (of: string | undefined) => {
      const times: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        const start = performance.now();
        await verifyPassword(of, 'guess');
        times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[3] ?? 0;
    };
    const [known, unknown] = [await time(hash), await time(undefined)];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  test.each([
    ['', '请写一个密码。'],
    ['1234567', '密码最少8个字符。您写了7个，请再加1个。'],
    ['长'.repeat(129), '密码最多128个字符。您写了129个，请删去1个。'],
    ['小梅真的很好啊4821', '密码和登录名一样，别人容易猜到。请换一个。'],
    ['Password', '用这个密码的人很多，别人容易猜到。请换一个。'],
    ['aaaaaaaaaaaa', '用这个密码的人很多，别人容易猜到。请换一个。'],
  ])('%s is refused with the reason', (password, message) => {
    expect(passwordFlaw(password, ['小梅真的很好啊4821'])).toBe(message);
  });

  test.each(['三只白猫过河去看戏', 'correct horse', '🐱🐶'.repeat(4), 'zzzzzzz1'])(
    '%s is taken as it is',
    (password) => {
      expect(passwordFlaw(password, ['小梅4821'])).toBeUndefined();
    },
  );

  test('may be anything that somebody has as the old one', () => {
    expect(changePasswordForm.safeParse({ old: '1', password: 'x' }).success).toBe(true);
  });
});

describe('a name to sign in with', () => {
  test.each([
    ['138 1234 5678', 'phone', '13812345678'],
    ['+86 138-1234-5678', 'phone', '13812345678'],
    ['１３８１２３４５６７８', 'phone', '13812345678'],
    ['小梅4821', 'name', '小梅4821'],
    [' Xiao Mei 4821 ', 'name', 'xiaomei4821'],
  ])('%s is read as a %s', (typed, kind, text) => {
    expect(readSignInName(typed)).toEqual({ kind, text });
  });

  test.each(['', '12345', '0772 281 2345', '110', '小梅@', '<b>', '梅'.repeat(25)])('%s is none', (typed) => {
    expect(readSignInName(typed)).toBeUndefined();
  });

  test('is said so that it can be read aloud', () => {
    expect(saySignInName({ kind: 'phone', text: '13812345678' })).toBe('138 1234 5678');
    expect(spellSignInName({ kind: 'name', text: '小梅4821' })).toBe('小梅，4、8、2、1');
  });

  test.each([
    ['', '请写手机号，或者给自己起一个用户名。'],
    ['1381234567', '手机号是11个数字，第一个是1。请对照手机号再写一次，或者改用名字。'],
    ['梅'.repeat(21), '用户名最多20个字。请写短一些。'],
    ['小梅@家', '用户名只能用汉字、字母和数字。请去掉别的符号。'],
  ])('%s is refused in words', (name, message) => {
    expect(signUpNameForm.safeParse({ name }).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  test('goes with a form of address and with whom one comes for', () => {
    expect(signUpCalledForm.safeParse({}).error?.issues.map(({ path }) => path[0])).toEqual(['called', 'role']);
    expect(signUpCalledForm.safeParse({ called: '李女士', role: 'administrator' }).success).toBe(false);
    expect(signUpCalledForm.safeParse({ called: '李女士', role: 'helper' }).success).toBe(true);
  });
});

test.each([
  ['Mozilla/5.0 (Linux; Android 9; X) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36', 'Chrome，安卓手机'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 12_0) AppleWebKit/605 Mobile MicroMessenger/8.0', '微信，苹果手机'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120', 'Edge，Windows电脑'],
  ['<script>alert(1)</script>', '不认识的设备'],
  [null, '不认识的设备'],
])('the device of %s is called %s', (agent, called) => {
  expect(describeDevice(agent)).toBe(called);
});

import type { States } from './state.ts';

/** Signing up and in, and what belongs to an account. */
export const accountStates: States = {
  '/account/phone': {
    'of somebody with a name': { path: '/account/phone', status: 200, as: 'jobseeker' },
    'with a code on its way': { path: '/account/phone', status: 200, as: 'owner of a phone' },
    'sent empty': { path: '/account/phone', status: 422, answers: {}, as: 'owner of a phone' },
  },
  '/account/erasure': {
    'of a jobseeker': { path: '/account/erasure', status: 200, as: 'jobseeker' },
    'of staff': { path: '/account/erasure', status: 200, as: 'counsellor' },
    'sent empty': { path: '/account/erasure', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/account/generator': {
    'with its secret': { path: '/account/generator', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/generator', status: 422, answers: {}, as: 'jobseeker' },
    'in use': { path: '/account/generator', status: 200, as: 'owner of an app' },
  },
  '/account/generator/removal': {
    blank: { path: '/account/generator/removal', status: 200, as: 'owner of an app' },
    'sent empty': { path: '/account/generator/removal', status: 422, answers: {}, as: 'owner of an app' },
  },
  '/account/passkeys': {
    'with none': { path: '/account/passkeys', status: 200, as: 'jobseeker' },
    'with one': { path: '/account/passkeys', status: 200, as: 'owner of an app' },
  },
  '/account/passkeys/[id]': {
    one: { path: '/account/passkeys/sample', status: 200, as: 'owner of an app' },
    'of somebody else': { path: '/account/passkeys/sample', status: 404, as: 'jobseeker' },
  },
  '/account/proof': {
    blank: { path: '/account/proof?next=%2Faccount%2Fpasskeys', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/proof', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/account/recovery-codes': {
    'without codes': { path: '/account/recovery-codes', status: 200, as: 'employer' },
    made: { path: '/account/recovery-codes', status: 200, answers: {}, as: 'helper' },
  },
  '/sign-in/second': {
    blank: { path: '/sign-in/second', status: 200, as: 'owner of an app who gave the password only' },
    'sent empty': {
      path: '/sign-in/second',
      status: 422,
      answers: {},
      as: 'owner of an app who gave the password only',
    },
  },
  '/recovery': {
    'sent empty': { path: '/recovery', status: 422, answers: {} },
    done: '/recovery?step=done',
  },
  '/sign-up': {
    'sent empty': { path: '/sign-up', status: 422, answers: {} },
    'after an hour': '/sign-up?again=1',
  },
  '/sign-up/code': {
    'with a code on its way': { path: '/sign-up/code', status: 200, as: 'waiting for a code to sign up' },
    'sent empty': { path: '/sign-up/code', status: 422, answers: {}, as: 'waiting for a code to sign up' },
  },
  '/recovery/phone': { 'sent empty': { path: '/recovery/phone', status: 422, answers: {} } },
  '/recovery/code': {
    'with a code on its way': { path: '/recovery/code', status: 200, as: 'waiting for a code to recover' },
    'sent empty': { path: '/recovery/code', status: 422, answers: {}, as: 'waiting for a code to recover' },
  },
  '/sign-up/called': { 'sent empty': { path: '/sign-up/called', status: 422, answers: {} } },
  '/sign-up/password': { 'sent empty': { path: '/sign-up/password', status: 422, answers: {} } },
  '/sign-in': {
    'sent empty': { path: '/sign-in', status: 422, answers: {} },
    'sent without a password': { path: '/sign-in?next=%2Fmy', status: 422, answers: { name: '示例小梅4821' } },
  },
  '/sign-out': { 'signed in': { path: '/sign-out', status: 200, as: 'jobseeker' } },
  '/my': {
    'of a jobseeker': { path: '/my', status: 200, as: 'jobseeker' },
    'of a counsellor': { path: '/my', status: 200, as: 'counsellor' },
    'with a warning': { path: '/my', status: 200, as: 'owner of an app' },
  },
  '/account': {
    'of a jobseeker': { path: '/account', status: 200, as: 'jobseeker' },
    'with what happened lately': { path: '/account', status: 200, as: 'owner of an app' },
    'with a new password': { path: '/account?saved=password', status: 200, as: 'jobseeker' },
  },
  '/account/password': {
    blank: { path: '/account/password', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/password', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/account/devices': {
    'with one device': { path: '/account/devices', status: 200, as: 'jobseeker' },
    'after the others were ended': { path: '/account/devices?ended=all', status: 200, as: 'jobseeker' },
  },
  '/account/role': {
    blank: { path: '/account/role', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/role', status: 422, answers: {}, as: 'jobseeker' },
  },
};

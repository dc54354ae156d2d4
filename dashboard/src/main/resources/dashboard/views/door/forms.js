import { query } from '../../kit/router.js';

const email = { name: 'email', label: 'Email', type: 'email', autocomplete: 'username' };
const password = { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' };
const fresh = { ...password, autocomplete: 'new-password', hint: 'At least 8 characters; a few unusual words are best.' };
const token = () => ({ token: query().get('token') ?? '' });

/** The forms before the door, by their addresses. */
export const FORMS = {
  '/sign-in': {
    title: 'Sign in', path: '/auth/login', button: 'Sign in', keep: true,
    fields: [email, password, { name: 'otp', label: 'One-time code', type: 'text', autocomplete: 'one-time-code' }],
  },
  '/register': {
    title: 'Create your account', path: '/auth/register', button: 'Create account', keep: true,
    fields: [{ name: 'name', label: 'Your name', type: 'text', autocomplete: 'name' }, email, fresh],
  },
  '/forgot-password': {
    title: 'Reset your password', path: '/auth/password/forgot', button: 'Send the letter', fields: [email],
    lead: 'We send a link that works once, for 30 minutes.',
    done: 'If somebody has that address, a letter is on its way.',
  },
  '/reset-password': {
    title: 'Choose a new password', path: '/auth/password/reset', button: 'Change password', fields: [fresh], more: token,
    lead: 'This signs you out everywhere.',
    done: 'Your password is changed. You can sign in with it now.',
  },
  '/verify-email': { title: 'Confirm your address', fields: [] },
};

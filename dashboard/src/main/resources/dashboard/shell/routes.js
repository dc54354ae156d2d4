import { route } from '../kit/router.js';

/** Every view: its address, its element, its name, and how it is loaded. */
const view = (pattern, name, title) => route(pattern, `ts-${name}`, title, () => import(`../views/${name}/${name}.js`));

view('/', 'overview', 'Overview');
view('/import', 'import', 'Import');
view('/trades', 'trades', 'Trades');
view('/trades/:id', 'trade', 'Trade');
view('/performance', 'performance', 'Performance');
view('/calendar', 'calendar', 'Calendar');
view('/portfolio', 'portfolio', 'Portfolio');
view('/journal', 'journal', 'Journal');
view('/journal/:id', 'journal', 'Journal');
view('/goals', 'goals', 'Goals and limits');
view('/watchlists', 'watch', 'Watchlists');
view('/patterns', 'patterns', 'Patterns');
view('/lab', 'lab', 'Lab');
view('/assistant', 'assistant', 'Assistant');
view('/plan', 'plan', 'Plan and usage');
view('/account', 'account', 'Account');
view('/operations', 'operations', 'Operations');
view('/sign-in', 'door', 'Sign in');
view('/register', 'door', 'Create an account');
view('/forgot-password', 'door', 'Reset your password');
view('/reset-password', 'door', 'Choose a new password');
view('/verify-email', 'door', 'Confirm your address');

export const OUTSIDE = ['/sign-in', '/register', '/forgot-password', '/reset-password', '/verify-email'];

/** What the navigation shows: the first four are at hand on a telephone, the others under More. */
export const FIRST = [
  ['/', 'Overview', 'overview'],
  ['/trades', 'Trades', 'trades'],
  ['/performance', 'Performance', 'performance'],
  ['/journal', 'Journal', 'journal'],
];
export const REST = [
  ['Look closer', [
    ['/calendar', 'Calendar', 'calendar'],
    ['/portfolio', 'Portfolio', 'portfolio'],
    ['/watchlists', 'Watchlists', 'watch'],
    ['/goals', 'Goals', 'goals'],
    ['/patterns', 'Patterns', 'patterns'],
    ['/lab', 'Lab', 'lab'],
    ['/assistant', 'Assistant', 'assistant'],
  ]],
  ['You', [
    ['/import', 'Import', 'upload'],
    ['/plan', 'Plan and usage', 'plan'],
    ['/account', 'Account', 'account'],
  ]],
];
export const OPERATORS = ['Operators', [['/operations', 'Operations', 'operations']]];

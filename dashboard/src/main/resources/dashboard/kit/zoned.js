import { zone } from './format.js';

/** The moment a day begins by the user's clock, as the services take it. @param {string} day such as 2026-01-15 */
export function dayBegin(day) {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  // Twice, because the offset of the first guess may be that of the other side of a change of the clock.
  const near = wanted - offset(wanted);
  return new Date(wanted - offset(near)).toISOString();
}

/** What the user's clock is ahead of UTC at a moment, in milliseconds. */
function offset(moment) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone(), hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(moment);
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

import { get } from '../kit/api.js';
import { performanceQuery, today } from '../kit/scope.js';

/** The results of days by date. Where analytics has no calendar, they are what each day's equity has above the day before. */
export async function calendarDays(signal) {
  try {
    const { data } = await get('/performance/calendar', { query: performanceQuery({ by: 'day' }), signal });
    return { data: { currency: data.currency, results: new Map(data.items.map((each) => [each.from, each])) } };
  } catch (problem) {
    if (problem.status !== 404) throw problem;
  }
  const { data } = await get('/performance/equity-curve', { query: performanceQuery({ by: 'day', points: 2000 }), signal });
  return { data: { currency: data.currency, results: stepsOf(data) } };
}

function stepsOf({ points, startingBalance }) {
  const results = new Map();
  let before = Number(startingBalance ?? 0);
  for (const { at, equity } of points) {
    const result = Number(equity) - before;
    if (Math.abs(result) > 1e-9) results.set(today(Date.parse(at)), { netPnl: result.toFixed(2) });
    before = Number(equity);
  }
  return results;
}

import { get } from '../kit/api.js';
import { performanceQuery } from '../kit/scope.js';

/** The results of days by date, as the calendar of analytics has them. */
export async function calendarDays(signal) {
  const { data } = await get('/performance/calendar', { query: performanceQuery({ by: 'day' }), signal });
  return { data: { currency: data.currency, results: new Map(data.items.map((each) => [each.from, each])) } };
}

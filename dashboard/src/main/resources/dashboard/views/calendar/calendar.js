import { Element, define, html } from '../../kit/element.js';
import { Ask, block } from '../../kit/ask.js';
import { count, date, money, percent, tone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { query, setQuery } from '../../kit/router.js';
import { link, today } from '../../kit/scope.js';
import { month } from '../../parts/month.js';
import { calendarDays } from '../../parts/days.js';
import { stat } from '../../parts/figures.js';

/** A year of days, month by month. */
class Calendar extends Element {
  days = new Ask(this, (signal) => calendarDays(signal));

  connectedCallback() {
    super.connectedCallback();
    this.days.run();
  }

  navigated() {
    if (location.search !== this.asked) this.days.run();
    this.asked = location.search;
  }

  render() {
    return this.days.show('Analytics', ({ results, currency }) => this.year(results, currency), block('40rem'));
  }

  year(results, currency) {
    const years = [...new Set([...results.keys()].map((each) => Number(each.slice(0, 4))))];
    const shown = Number(query().get('year')) || years.at(-1) || Number(today().slice(0, 4));
    const days = [...results].filter(([each]) => each.startsWith(String(shown)));
    const months = Array.from({ length: 12 }, (_, at) => `${shown}-${String(at + 1).padStart(2, '0')}`);
    const sum = (all) => all.reduce((total, [, { netPnl }]) => total + Number(netPnl), 0);
    const won = days.filter(([, { netPnl }]) => Number(netPnl) > 0);
    const best = days.reduce((top, each) => (Number(each[1].netPnl) > Number(top?.[1].netPnl ?? -Infinity) ? each : top), null);
    const worst = days.reduce((top, each) => (Number(each[1].netPnl) < Number(top?.[1].netPnl ?? Infinity) ? each : top), null);
    return html`<div class="head"><h1>${shown}</h1><div class="actions">
        <button class="button icon" aria-label="The year before" @click=${() => setQuery({ year: shown - 1 })}>${icon('back')}</button>
        <button class="button icon" aria-label="The year after" @click=${() => setQuery({ year: shown + 1 })}>${icon('forward')}</button></div></div>
      <div class="stack">
        <dl class="stats">
          ${stat('The year', money(sum(days), currency, { sign: true }), { tone: tone(sum(days)) })}
          ${stat('Days with a close', count(days.length))}
          ${stat('Days won', days.length ? percent(won.length / days.length) : '–')}
          ${stat('Best day', best ? money(best[1].netPnl, currency, { sign: true }) : '–', { more: best ? date(best[0]) : '' })}
          ${stat('Worst day', worst ? money(worst[1].netPnl, currency, { sign: true }) : '–', { more: worst ? date(worst[0]) : '' })}
        </dl>
        <div class="months">${months.map((each) => this.month(each, results, currency, sum(days.filter(([day]) => day.startsWith(each)))))}</div>
      </div>`;
  }

  month(shown, results, currency, sum) {
    return html`<section class="card"><header><h2>${date(`${shown}-01`, { month: 'long' })}</h2><span class="strong number ${tone(sum)}">${sum ? money(sum, currency, { sign: true }) : ''}</span></header>
      ${month(shown, results, currency, { today: today(), to: (each) => link(`/trades?from=${each}&to=${each}&span=custom`) })}</section>`;
  }
}

define('ts-calendar', Calendar);

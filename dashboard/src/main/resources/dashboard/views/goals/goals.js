import { Element, define, html, nothing } from '../../kit/element.js';
import { get, newKey, post } from '../../kit/api.js';
import { Ask, lines } from '../../kit/ask.js';
import { zone } from '../../kit/format.js';
import { icon } from '../../kit/icons.js';
import { keep } from '../../kit/kept.js';
import { forget, remembered } from '../../kit/memory.js';
import { say, sayProblem } from '../../kit/toast.js';
import { goalMeter } from '../../parts/goal.js';
import { changeForm, goalForm, orderOf, shownValue, sentValue } from './forms.js';

/** What somebody means to reach and what they will not exceed, each as it stands in its day, week, month or year. */
class Goals extends Element {
  goals = new Ask(this, (signal) => get('/journal/goals', { query: { limit: 200 }, signal }));
  accounts = new Ask(this, (signal) => remembered('/portfolio/accounts?limit=500', { signal }));
  metric = 'MAX_DAILY_LOSS';
  aim = 'LIMIT';
  problem = null;
  editing = null;
  key = newKey();

  connectedCallback() {
    super.connectedCallback();
    this.goals.run();
    this.accounts.run();
  }

  render() {
    return html`<div class="head"><div><h1>Goals and limits</h1><p>Days, weeks and months by the clock of ${zone()}. A limit that is broken says so while the day still goes on.</p></div></div>
      <div class="grid">
        <section class="span-8 stack" aria-label="Your goals and limits">${this.goals.show('Trading', ({ items }) => this.list(items), lines(6))}</section>
        <section class="card span-4"><header><h2>Set one</h2></header>${goalForm(this, this.accounts.data?.items ?? [])}</section>
      </div>`;
  }

  list(items) {
    if (!items.length) return html`<div class="card empty">${icon('goals')}<p>None yet. Most traders begin with a limit: the most they allow themselves to lose in a day.</p></div>`;
    const part = (aim, name) => {
      const some = items.filter((each) => each.aim === aim);
      return some.length ? html`<section class="card stack"><header><h2>${name}</h2></header>${some.map((goal) => this.row(goal))}</section>` : nothing;
    };
    return html`${part('LIMIT', 'Limits')}${part('TARGET', 'Goals')}`;
  }

  row(goal) {
    if (this.editing?.goal.id === goal.id) return changeForm(goal, shownValue(goal), (entered) => this.change(entered), () => this.set({ editing: null }));
    return html`<div class="held">${goalMeter(goal)}<div class="actions"><button class="link small" aria-label="Change ${goal.name}" @click=${() => this.edit(goal)}>Change</button>
      <button class="link small" aria-label="Give up ${goal.name}" @click=${() => this.give(goal)}>Give up</button></div></div>`;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    try {
      const { data } = await post('/journal/goals', orderOf(form), { key: this.key });
      this.goals.data = { ...this.goals.data, items: [...(this.goals.data?.items ?? []), data] };
      this.set({ problem: null, key: newKey() });
      form.reset();
      forget('/journal/goals');
      say(`${data.name} is set.`);
    } catch (problem) {
      this.set({ problem });
    }
  }

  /** Its version is taken along, so that what another device has changed is not overwritten. */
  async edit(goal) {
    try {
      const { data, etag } = await get(`/journal/goals/${goal.id}`);
      this.set({ editing: { goal: data, etag } });
      await this.updateComplete;
      this.querySelector('#change-name')?.focus();
    } catch (problem) {
      sayProblem(problem);
    }
  }

  async change({ name, value }) {
    const { goal, etag } = this.editing;
    this.set({ editing: null });
    const change = { name: name.trim(), value: sentValue(goal.metric, value) };
    if (await keep(this.goals, this, `/journal/goals/${goal.id}`, goal, change, etag)) forget('/journal/goals');
  }

  async give(goal) {
    if (await keep(this.goals, this, `/journal/goals/${goal.id}`, goal, null)) {
      forget('/journal/goals');
      say(`${goal.name} is given up.`);
    }
  }
}

define('ts-goals', Goals);

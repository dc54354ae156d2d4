import { patch, remove } from './api.js';
import { say, sayProblem } from './toast.js';

/**
 * Changes an item of a list at once and has the service keep it; taken back where it says no. Where somebody else was
 * first, the list is asked for again and nothing of theirs is lost.
 *
 * @param {import('./ask.js').Ask} list whose data has `items`
 * @param {string} path of the item
 * @param {object|null} change null to remove it
 * @param {string|null} ifMatch the version that was looked at; null where any may go
 * @returns whether it is kept
 */
export async function keep(list, host, path, item, change, ifMatch = null) {
  const before = list.data;
  put(list, item.id, change === null ? [] : [{ ...item, ...change }]);
  host.requestUpdate();
  try {
    const { data } = change === null ? await remove(path, { ifMatch }) : await patch(path, change, { ifMatch });
    if (data) put(list, item.id, [data]);
    host.requestUpdate();
    return true;
  } catch (problem) {
    list.data = before;
    host.requestUpdate();
    if (problem.status === 412) {
      say('This was changed elsewhere meanwhile. Here is how it is now; yours was not saved.', { fault: true });
      list.run();
    } else {
      sayProblem(problem);
    }
    return false;
  }
}

function put(list, id, instead) {
  list.data = { ...list.data, items: list.data.items.flatMap((each) => (each.id === id ? instead : [each])) };
}

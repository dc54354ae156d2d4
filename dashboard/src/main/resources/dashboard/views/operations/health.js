import { get } from '../../kit/api.js';
import { Problem } from '../../kit/problem.js';

/**
 * The operators' overview with what is parked; for everybody else, and where an operator has not proved themselves lately,
 * the public health of the gateway in the same form.
 */
export async function overviewOf(admin) {
  let locked = false;
  if (admin) {
    try {
      return { ...(await get('/operations/overview')).data, parked: await parkedEvents(), full: true, locked };
    } catch (problem) {
      locked = problem.is?.('step-up-required') ?? false;
      if (problem.status !== 404 && !locked) throw problem;
    }
  }
  return { ...(await publicHealth()), full: false, locked };
}

/** Their list alone may fail: the map is more urgent. */
async function parkedEvents() {
  try {
    return (await get('/operations/parked')).data;
  } catch (problem) {
    return { items: [], unreachable: [], problem };
  }
}

async function publicHealth() {
  const response = await fetch('/health').catch(() => {
    throw new Problem(0, { title: 'The gateway cannot be reached.' });
  });
  const health = await response.json();
  const services = Object.entries(health.services).map(([name, state]) => ({ name, state, instances: health.instances?.[name] ?? [] }));
  return { status: health.status, services, errors: [] };
}

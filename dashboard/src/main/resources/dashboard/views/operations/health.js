import { get } from '../../kit/api.js';
import { Problem } from '../../kit/problem.js';
import { proven } from '../../kit/step-up.js';

/** The operators' overview; without it the public health of the gateway, in the same form. */
export async function overviewOf(admin) {
  if (admin) {
    try {
      return { ...(await proven(() => get('/operations/overview'))).data, full: true };
    } catch (problem) {
      if (problem.status !== 404) throw problem;
    }
  }
  return publicHealth();
}

async function publicHealth() {
  const response = await fetch('/health').catch(() => {
    throw new Problem(0, { title: 'The gateway cannot be reached.' });
  });
  const health = await response.json();
  const services = Object.entries(health.services).map(([name, state]) => ({ name, state, instances: health.instances?.[name] ?? [] }));
  return { status: health.status, services, errors: [], full: false };
}

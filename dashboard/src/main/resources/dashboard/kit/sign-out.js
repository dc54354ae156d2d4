import { post } from './api.js';
import { forget } from './memory.js';
import { go } from './router.js';
import { session } from './session.js';

/** Ends the session here, whatever the service says, and there. */
export async function signOut() {
  try {
    await post('/auth/logout');
  } catch {
    // The tokens are forgotten here all the same; without them the session ends by itself.
  }
  session.end();
  forget();
  go('/sign-in');
}

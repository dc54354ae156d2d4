import { html, nothing } from './element.js';
import { render } from '../lib/lit-html/lit-html.js';
import { post } from './api.js';
import { session } from './session.js';
import { password, whose } from './password.js';
import { passkeysWork, stepUpWithPasskey } from './passkey.js';

/**
 * Does what may need a fresh proof of who sits there: where the service asks for one, the user gives it in a dialog and the
 * work is done again.
 */
export async function proven(work) {
  try {
    return await work();
  } catch (problem) {
    if (!problem.is?.('step-up-required')) throw problem;
    if (!(await prove())) throw problem;
    return work();
  }
}

/** Whether somebody has proved it. */
export function prove() {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', 'Prove that it is you');
  document.body.append(dialog);
  return new Promise((done) => {
    dialog.addEventListener('close', () => (dialog.remove(), done(dialog.returnValue === 'proven')));
    draw(dialog, null, false);
    dialog.showModal();
  });
}

function draw(dialog, problem, wantsCode) {
  const attempt = async (work) => {
    try {
      await work();
      dialog.close('proven');
    } catch (refusal) {
      draw(dialog, refusal, wantsCode || refusal.kind === 'mfa-required');
    }
  };
  const submit = (event) => {
    event.preventDefault();
    const { password: entered, otp } = Object.fromEntries(new FormData(event.target));
    attempt(() => post('/auth/step-up', otp ? { password: entered, otp } : { password: entered }));
  };
  render(html`<form @submit=${submit}>
    <h2>Prove that it is you</h2>
    <p class="soft">What you are about to do needs a proof that is not older than ten minutes.</p>
    ${whose(session.user?.email ?? '')}
    ${password({ field: 'step-password', label: 'Password', autocomplete: 'current-password' })}
    ${wantsCode ? html`<div class="field"><label for="step-otp">One-time code</label><input class="input" id="step-otp" name="otp" inputmode="numeric" autocomplete="one-time-code"></div>` : nothing}
    ${problem ? html`<p class="loss small" role="alert">${problem.message}</p>` : nothing}
    <div class="actions"><button class="button primary">Go on</button>
      ${passkeysWork() ? html`<button type="button" class="button" @click=${() => attempt(stepUpWithPasskey)}>Use a passkey</button>` : nothing}
      <button type="button" class="button plain" @click=${() => dialog.close()}>Leave it</button></div>
  </form>`, dialog);
}

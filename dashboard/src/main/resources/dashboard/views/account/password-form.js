import { html, nothing } from '../../kit/element.js';
import { post } from '../../kit/api.js';
import { say } from '../../kit/toast.js';
import { password, whose } from '../../kit/password.js';

/** The way to another password. @param {(problem) => void} told what was refused, null where nothing was */
export function passwordForm(email, problem, told) {
  const strength = problem?.document.passwordStrength;
  const submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { currentPassword, newPassword } = Object.fromEntries(new FormData(form));
    try {
      await post('/auth/password/change', { currentPassword, newPassword });
      form.reset();
      told(null);
      say('Your password is changed.');
    } catch (refusal) {
      told(refusal);
    }
  };
  return html`<form class="form" @submit=${submit}>${whose(email)}
    ${password({ field: 'pw-current', name: 'currentPassword', label: 'Password now', autocomplete: 'current-password', fault: problem?.of('currentPassword') })}
    ${password({ field: 'pw-new', name: 'newPassword', label: 'New password', autocomplete: 'new-password', hint: 'At least 8 characters; a few unusual words are best.', fault: problem?.of('newPassword') })}
    ${problem ? html`<p class="loss small" role="alert">${[problem.message, strength?.warning, ...(strength?.suggestions ?? [])].filter(Boolean).join(' ')}</p>` : nothing}
    <p class="small quiet">This signs you out on all other devices.</p><div><button class="button">Change it</button></div></form>`;
}

import { post } from './api.js';
import { Problem } from './problem.js';

/** Web Authentication, as the browser has it built in. */
export function passkeysWork() {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

export async function signInWithPasskey() {
  return (await prove('/auth/passkeys/login', { anonymous: true })).data;
}

export function stepUpWithPasskey() {
  return prove('/auth/passkeys/step-up');
}

export async function addPasskey(name) {
  const { data } = await post('/auth/passkeys/register/options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(data.publicKey);
  const credential = await device(() => navigator.credentials.create({ publicKey }));
  return post('/auth/passkeys/register', { name, credential: credential.toJSON() });
}

async function prove(path, options) {
  const { data } = await post(`${path}/options`, undefined, options);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(data.publicKey);
  const credential = await device(() => navigator.credentials.get({ publicKey }));
  return post(path, { credential: credential.toJSON() }, options);
}

async function device(asked) {
  try {
    return await asked();
  } catch (refusal) {
    throw new Problem(-1, { title: refusal.name === 'NotAllowedError'
      ? 'No passkey was used. Try again, or sign in with your password.'
      : `The device refused: ${refusal.message}` });
  }
}

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Posts to the page itself, as its forms would, and reads the JSON that it answers with. */
async function ask(fields: Record<string, string>): Promise<unknown> {
  const response = await fetch(location.pathname + location.search, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  if (response.redirected) {
    // The page asks for the password again first.
    location.assign(response.url);
    return new Promise(() => undefined);
  }
  if (!response.ok) throw new Error(`The page answered ${response.status}`);
  return response.json();
}

/** Goes through both steps; resolves to where to go on. Rejects when the person or the portal says no. */
async function usePasskey(isNew: boolean): Promise<string> {
  // Our own page made these options.
  const options = await ask({ step: 'begin' });
  const credential = isNew
    ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
  const { next } = (await ask({ step: 'finish', credential: JSON.stringify(credential) })) as { next: string };
  return next;
}

/** The button is made here: without scripts there is nothing that would not work. */
function offer(place: HTMLElement): void {
  const { passkey, label = '', waiting = '', failed = '' } = place.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = label;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  place.append(button, status);
  button.addEventListener('click', () => {
    status.textContent = waiting;
    usePasskey(passkey === 'new').then(
      (next) => location.assign(next),
      () => {
        status.textContent = failed;
      },
    );
  });
}

if (browserSupportsWebAuthn()) document.querySelectorAll<HTMLElement>('[data-passkey]').forEach(offer);

// A button with data-passkey asks the site what to make or to show (data-options), then the browser for it, and sends its form on with the answer (data-to).
for (const button of document.querySelectorAll('button[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  const form = button.form;
  const section = button.closest('[hidden]');
  if (section) section.hidden = false;
  button.addEventListener('click', async () => {
    const says = form.querySelector('[role=status]');
    says.textContent = '';
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.options, { method: 'POST', body: new FormData(form) });
      if (!answer.ok) throw new Error(answer.status === 400 ? await answer.text() : 'The site did not answer as it should. Load the page anew and try once more.');
      const options = await answer.json();
      const passkey = button.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.Credential.value = JSON.stringify(passkey);
      form.action = button.dataset.to;
      form.submit();
    } catch (wrong) {
      button.disabled = false;
      says.textContent = !(wrong instanceof DOMException) ? wrong.message
        : wrong.name === 'InvalidStateError' ? 'This device has a passkey for the account already.' : 'Nothing was chosen, or it took too long. Try once more.';
    }
  });
}

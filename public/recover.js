// Removes the app's shell (service workers and their caches) and never data: IndexedDB and local storage are not touched.
// It imports nothing, so that it works when nothing else does.

const button = document.querySelector("#fetch");
const outcome = document.querySelector("#outcome");
const open = document.querySelector("#open");

const clear = async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
};

button.addEventListener("click", async () => {
  button.disabled = true;
  outcome.textContent = "Removing the old app…";
  try {
    await clear();
    outcome.textContent = "Done. Open Small Steps: it is fetched afresh, and your records are there.";
    open.hidden = false;
    button.hidden = true;
    open.focus();
  } catch {
    outcome.textContent =
      "That did not work here. Close every other Small Steps tab and try again. If this address does not begin with https, ask your school for the one that does. Nothing was lost.";
    button.disabled = false;
  }
});

// Saves a draft while someone writes. On <form data-autosave="<address>">: the form is posted there one second after
// the last change. What could not be sent waits in this browser, also over a reload, and is sent when there is a way.

// A field named revision says what the text was written on; another window's text comes back as a conflict (409).

const PAUSE = 1000;
const waiting = new WeakMap();
const running = new WeakMap();

const keyOf = (form) => `draft:${form.dataset.autosave}`;
const fields = (form) => [...form.elements].filter((field) => field.name && !["hidden", "file", "password", "submit"].includes(field.type));
const saves = (form) => form?.matches?.("form[data-autosave]");

function say(form, state, text) {
  const line = form.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
  if (!line) return;
  line.dataset.state = state;
  line.firstElementChild.textContent = text ?? line.dataset[state] ?? "";
}

function keep(form) {
  const values = fields(form)
    .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value]);
  localStorage.setItem(keyOf(form), JSON.stringify({ values, revision: form.elements.revision?.value }));
}

function putBack(form) {
  const kept = localStorage.getItem(keyOf(form));
  if (!kept) return;
  const { values, revision } = JSON.parse(kept);
  if (revision && form.elements.revision) form.elements.revision.value = revision;
  for (const field of fields(form)) {
    const same = values.filter(([name]) => name === field.name);
    if (["radio", "checkbox"].includes(field.type)) field.checked = same.some(([, value]) => value === field.value);
    else if (same.length) field.value = same[0][1];
  }
  say(form, "restored");
  save(form);
}

async function send(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-Autosave": "1" }, keepalive: document.hidden });
  if (answer.redirected || ![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
  return [answer.ok, await answer.json()];
}

// One after the other, so that an older text never arrives after a newer one.
async function save(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  keep(form);
  if (running.has(form)) return running.set(form, "again");
  running.set(form, "now");
  const sent = localStorage.getItem(keyOf(form));
  say(form, "saving");
  try {
    const [ok, told] = await send(form);
    if (ok && localStorage.getItem(keyOf(form)) === sent) localStorage.removeItem(keyOf(form));
    if (ok && told.revision) form.elements.revision.value = told.revision;
    if (told.conflict) form.dispatchEvent(new CustomEvent("autosave:conflict", { detail: told }));
    say(form, ok ? "saved" : "lost", told.saved ?? told.conflict ?? told.refused);
  } catch {
    say(form, "lost");
  }
  const again = running.get(form) === "again";
  running.delete(form);
  if (again) save(form);
}

function soon(event) {
  const form = event.target.form ?? event.target.closest?.("form");
  if (!saves(form)) return;
  keep(form);
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(save, PAUSE, form));
}

function each(act) {
  for (const form of document.querySelectorAll("form[data-autosave]")) act(form);
}

document.addEventListener("input", soon);
document.addEventListener("visibilitychange", () => document.hidden && each((form) => waiting.has(form) && save(form)));
document.addEventListener("submit", (event) => {
  if (!saves(event.target)) return;
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
  keep(event.target);
  sessionStorage.setItem("sent", keyOf(event.target));
});
window.addEventListener("online", () => each((form) => localStorage.getItem(keyOf(form)) && save(form)));
each(putBack);

// Saves a draft while someone writes. On <form data-autosave="<address>">: the form is posted there one second after
// the last change. What could not be sent waits in this browser, also over a reload, and is sent when there is a way.

const PAUSE = 1000;
const waiting = new WeakMap();

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
  localStorage.setItem(keyOf(form), JSON.stringify(values));
}

function putBack(form) {
  const kept = localStorage.getItem(keyOf(form));
  if (!kept) return;
  const values = JSON.parse(kept);
  for (const field of fields(form)) {
    const same = values.filter(([name]) => name === field.name);
    if (["radio", "checkbox"].includes(field.type)) field.checked = same.some(([, value]) => value === field.value);
    else if (same.length) field.value = same[0][1];
  }
  say(form, "restored");
  save(form);
}

async function save(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  keep(form);
  const sent = localStorage.getItem(keyOf(form));
  say(form, "saving");
  try {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-Autosave": "1" }, keepalive: true });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const { saved } = await answer.json();
    if (localStorage.getItem(keyOf(form)) === sent) localStorage.removeItem(keyOf(form));
    say(form, "saved", saved);
  } catch {
    say(form, "lost");
  }
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

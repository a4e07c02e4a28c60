// What every page may need: theme, menus, dialogs, copying, toasts. One listener each, on the document,
// so that parts which arrive later work too.

const root = document.documentElement;

// A form that came back with errors: the list of them takes the focus.
function refocus() {
  if ("answer" in root.dataset) document.querySelector("[data-focus]")?.focus();
}

async function switchTheme(event) {
  const form = event.target.closest("[data-theme-switch]");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const theme = body.get("theme");
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const button of form.querySelectorAll("[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
  await fetch(form.action, { method: "POST", body, redirect: "manual" });
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

function onEscape(event) {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  if (menu) menu.querySelector("summary").focus();
  closeMenus();
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.querySelector("[aria-live]");
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => (label.textContent = before), 3000);
}

function onClick(event) {
  const target = event.target;
  closeMenus(target.closest("details.menu"));
  const opener = target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  if (target.closest("[data-close]")) target.closest("dialog").close();
  if (target.closest("[data-dismiss]")) target.closest(".toast").remove();
  if (target.closest("[aria-disabled=true]")) event.preventDefault();
  const button = target.closest("[data-copy]");
  if (button) copy(button);
}

// A second press on the same button would only send the same thing again.
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
}

function sendable() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// A form that was sent has been answered by this page, unless the page is the one for signing in again:
// then the text stays in the browser and autosave.js puts it back.
function forgetSent() {
  const sent = sessionStorage.getItem("sent");
  if (sent && "signedIn" in root.dataset) localStorage.removeItem(sent);
  sessionStorage.removeItem("sent");
}

document.addEventListener("submit", switchTheme);
document.addEventListener("submit", (event) => queueMicrotask(() => sendOnce(event)));
document.addEventListener("click", onClick);
document.addEventListener("keydown", onEscape);
window.addEventListener("pageshow", sendable);
document.addEventListener("htmx:afterRequest", sendable);
refocus();
forgetSent();

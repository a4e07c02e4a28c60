// Two windows with one draft: both texts are shown, and the person says which one goes on.

const panel = document.querySelector("[data-conflict]");
const form = panel?.closest("form");
const area = form?.querySelector("textarea");
let other = null;

function show(event) {
  other = event.detail;
  panel.querySelector("p").textContent = other.conflict;
  panel.querySelector("pre").textContent = other.theirs;
  panel.hidden = false;
}

function choose(event) {
  const kept = event.target.closest("[data-keep]")?.dataset.keep;
  if (!kept || !other) return;
  form.elements.revision.value = other.revision;
  if (kept === "theirs") area.value = other.theirs;
  panel.hidden = true;
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

form?.addEventListener("autosave:conflict", show);
panel?.addEventListener("click", choose);

// Files go up as soon as they are chosen, once; without script the button does it.
for (const upload of document.querySelectorAll("form[data-upload]")) {
  const button = upload.querySelector("button");
  const label = button.textContent;
  upload.addEventListener("change", () => upload.requestSubmit());
  upload.addEventListener("submit", (event) => {
    if (button.hasAttribute("aria-busy")) return event.preventDefault();
    button.setAttribute("aria-busy", "true");
    button.textContent = upload.dataset.upload;
  });
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-busy");
    button.textContent = label;
  });
}

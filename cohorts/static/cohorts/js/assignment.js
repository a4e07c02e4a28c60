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

// Files go up as soon as they are chosen; without script the button does it.
for (const upload of document.querySelectorAll("form[data-upload]")) {
  upload.addEventListener("change", () => upload.requestSubmit());
}

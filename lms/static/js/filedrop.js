// Lets one drop files on the whole panel of components/file_input.html.

const panelOf = (event) => event.target.closest?.("[data-drop]");

document.addEventListener("dragover", (event) => {
  const panel = panelOf(event);
  if (!panel) return;
  event.preventDefault();
  panel.classList.add("over");
});

document.addEventListener("dragleave", (event) => panelOf(event)?.classList.remove("over"));

document.addEventListener("drop", (event) => {
  const panel = panelOf(event);
  if (!panel) return;
  event.preventDefault();
  panel.classList.remove("over");
  const input = panel.querySelector("input");
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

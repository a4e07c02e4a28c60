// The tool bar and the word count of components/editor.html. The text stays plain Markdown.

const areaOf = (element) => element.closest("[data-editor]").querySelector("textarea");

// execCommand is old but is the only way that keeps the browser's own undo.
function write(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
}

function wrap(area, before, after) {
  const { selectionStart: start, selectionEnd: end } = area;
  const chosen = area.value.slice(start, end);
  write(area, before + chosen + after);
  area.setSelectionRange(start + before.length, start + before.length + chosen.length);
}

function lead(area, sign) {
  const from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const to = area.selectionEnd;
  const lines = area.value.slice(from, to).split("\n");
  area.setSelectionRange(from, to);
  write(area, lines.map((line) => sign + line).join("\n"));
}

function count(area) {
  const line = area.closest("[data-editor]").querySelector("[data-words]");
  const words = area.value.match(/\S+/g)?.length ?? 0;
  line.textContent = line.dataset.words.replace("{count}", words);
}

function onClick(event) {
  const button = event.target.closest("[data-mark], [data-line], [data-link]");
  if (!button?.closest("[data-editor]")) return;
  const area = areaOf(button);
  if ("mark" in button.dataset) wrap(area, button.dataset.mark, button.dataset.mark);
  else if ("line" in button.dataset) lead(area, button.dataset.line);
  else wrap(area, "[", "](https://)");
}

function prepare() {
  for (const editor of document.querySelectorAll("[data-editor]")) {
    editor.querySelector(".editor-tools").hidden = false;
    count(editor.querySelector("textarea"));
  }
}

document.addEventListener("click", onClick);
document.addEventListener("input", (event) => event.target.closest("[data-editor]") && count(event.target));
document.addEventListener("htmx:load", prepare);
prepare();

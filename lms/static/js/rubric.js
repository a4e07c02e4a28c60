// On a phone, shows one criterion of components/rubric.html at a time; the style sheet decides what a phone is.

const criteriaOf = (rubric) => [...rubric.querySelectorAll(".criterion")];

function show(rubric, index) {
  const criteria = criteriaOf(rubric);
  criteria.forEach((criterion, at) => criterion.classList.toggle("current", at === index));
  rubric.querySelector("[data-step='-1']").disabled = index === 0;
  rubric.querySelector("[data-step='1']").disabled = index === criteria.length - 1;
  const steps = rubric.querySelector(".steps");
  steps.querySelector("span").textContent = steps.dataset.of
    .replace("{number}", index + 1)
    .replace("{count}", criteria.length);
}

function prepare() {
  for (const rubric of document.querySelectorAll("[data-rubric]:not(.stepped)")) {
    rubric.classList.add("stepped");
    const first = criteriaOf(rubric).findIndex((criterion) => !criterion.querySelector(":checked"));
    show(rubric, Math.max(first, 0));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (!button) return;
  const rubric = button.closest("[data-rubric]");
  const criteria = criteriaOf(rubric);
  const index = criteria.findIndex((criterion) => criterion.matches(".current")) + Number(button.dataset.step);
  show(rubric, index);
  criteria[index].scrollIntoView({ block: "nearest" });
});

document.addEventListener("htmx:load", prepare);
prepare();

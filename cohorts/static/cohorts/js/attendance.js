// One press for the many who came: whoever is not ticked yet is present. Without script each is ticked by hand.
const form = document.getElementById("attendance");
const button = form?.querySelector("[data-everybody]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const group of form.querySelectorAll(".choices")) {
      if (!group.querySelector(":checked")) {
        group.querySelector(`[value="${button.dataset.everybody}"]`).checked = true;
      }
    }
  });
}

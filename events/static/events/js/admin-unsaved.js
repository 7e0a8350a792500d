// Asks before a page with unsaved work is left. Saving it is no leaving.
(() => {
  const form = document.querySelector("#content-main > form[method=post]");
  if (!form) return;
  let touched = Boolean(form.querySelector(".errornote"));

  const touch = () => { touched = true; };
  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  document.addEventListener("formset:added", touch);
  form.addEventListener("submit", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
})();

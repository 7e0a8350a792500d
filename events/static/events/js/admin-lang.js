// Shows the texts of a form in one language at a time, each tab with “filled in/all”.
// Rows with an error stay in sight. Without this script, all languages are there.
(() => {
  const tabs = document.querySelector(".text-tabs");
  const form = tabs?.closest("form");
  if (!form?.querySelector("[data-text]")) return;
  const buttons = [...tabs.querySelectorAll("button")];

  const texts = (lang) =>
    [...form.querySelectorAll(`[data-text][lang="${lang}"]`)].filter((text) => !text.closest(".empty-form"));

  const count = () => {
    for (const button of buttons.filter((each) => each.value)) {
      const all = texts(button.value);
      const filled = all.filter((text) => text.value.trim()).length;
      button.querySelector(".text-tabs__count").textContent = `${filled}/${all.length}`;
      button.classList.toggle("text-tabs__wrong", all.some((text) => text.closest(".errors")));
    }
  };

  const show = (lang) => {
    form.dataset.texts = lang;
    for (const button of buttons) button.setAttribute("aria-pressed", button.value === lang);
  };

  tabs.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.value);
  });
  form.addEventListener("input", count);
  document.addEventListener("formset:added", count);
  document.addEventListener("formset:removed", count);
  tabs.hidden = false;
  count();
  show(document.documentElement.lang);
})();

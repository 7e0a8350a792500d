// Shows the buttons that copy an address, where the browser lets them; else the address is selected.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
      button.textContent = button.dataset.done;
    });
  }
})();

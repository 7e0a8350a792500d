// Progressive enhancement only: every page works without this file, and it sets no cookie.
(function () {
  const root = document.documentElement;
  const KEY = "theme";

  // A browser that refuses storage keeps the theme of the device.
  function stored() {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto";
    }
  }

  function keep(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // the choice holds for this page only
    }
  }

  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function themeSwitch() {
    const form = document.querySelector("[data-theme-switch]");
    if (!form) return;
    form.hidden = false;
    for (const radio of form.elements.theme) {
      radio.checked = radio.value === stored();
      radio.addEventListener("change", () => {
        show(radio.value);
        keep(radio.value);
      });
    }
  }

  // <button data-copy="#id" data-done="Copied" hidden> is revealed only where it can work.
  function copyButton(button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy);
      await navigator.clipboard.writeText(source.value || source.textContent);
      const label = button.querySelector("span");
      const before = label.textContent;
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = before; }, 2500);
    });
  }

  // <button data-share="https://…" data-title="…" hidden>: the device's own sheet.
  function shareButton(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, title } = button.dataset;
      navigator.share({ title, url }).catch(() => {}); // the reader thought better of it
    });
  }

  function printButton(button) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  show(stored());
  document.addEventListener("DOMContentLoaded", () => {
    themeSwitch();
    if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(copyButton);
    if (navigator.share) document.querySelectorAll("[data-share]").forEach(shareButton);
    document.querySelectorAll("[data-print]").forEach(printButton);
    // Only Android opens geo: addresses wherever they stand.
    if (/Android/.test(navigator.userAgent)) {
      document.querySelectorAll("[data-android]").forEach((link) => { link.hidden = false; });
    }
  });
})();

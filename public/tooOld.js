// Says why the app does not open in a browser that cannot read it, where there would be an empty page. It is written for the
// oldest of them, and imports nothing.
window.addEventListener("error", function () {
  if (document.getElementById("app").childElementCount === 0) document.getElementById("too-old").hidden = false;
});

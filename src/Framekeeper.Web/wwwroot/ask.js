// Leaving quickly: by the button, or by Shift three times within five seconds. The page is emptied first, and is not in the history.
const exit = document.getElementById("exit");
const leave = () => {
  document.getElementById("asking").reset();
  document.body.replaceChildren();
  document.title = "Weather";
  location.replace(exit.href);
};
exit.addEventListener("click", event => {
  event.preventDefault();
  leave();
});
document.getElementById("shift").hidden = false;
let presses = [];
// When it is let go: while Shift is held, a browser takes a change of page for a wish to open a window.
document.addEventListener("keydown", event => {
  if (event.key !== "Shift") presses = [];
});
document.addEventListener("keyup", event => {
  if (event.key !== "Shift") return;
  presses = [...presses.filter(at => event.timeStamp - at < 5000), event.timeStamp];
  if (presses.length === 3) leave();
});
// Coming back by the browser's arrow shows an empty page.
addEventListener("pageshow", event => {
  if (event.persisted) location.replace("/ask");
});

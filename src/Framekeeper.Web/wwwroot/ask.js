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
document.addEventListener("keydown", event => {
  if (event.key !== "Shift" || event.repeat) {
    if (event.key !== "Shift") presses = [];
    return;
  }
  presses = [...presses.filter(at => event.timeStamp - at < 5000), event.timeStamp];
  if (presses.length === 3) leave();
});
// Coming back by the browser's arrow shows an empty page.
addEventListener("pageshow", event => {
  if (event.persisted) location.replace("/ask");
});

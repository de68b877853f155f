// What stands behind the # of the address asked for says what is filtered by. The browser keeps it up to here;
// a form would drop it.
const form = document.querySelector('form')
if (form) form.action += location.hash

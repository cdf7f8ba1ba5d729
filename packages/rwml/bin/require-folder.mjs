// Ends the process where the folder that it was started in is gone: nothing below can be loaded without one.
try {
  process.cwd();
} catch {
  process.stderr.write(
    "rwml: The current folder is not there any more. Change to one that is, and try again.\n",
  );
  process.exit(2);
}

// Loaded before the program: standard output looks like a terminal of the width that COLUMNS says.
process.stdout.isTTY = true;
process.stdout.columns = Number(process.env.COLUMNS);

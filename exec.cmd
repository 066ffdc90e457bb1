@rem Scripts in package.json say `exec node ...`, for signals; cmd.exe has no such command.
@%*
